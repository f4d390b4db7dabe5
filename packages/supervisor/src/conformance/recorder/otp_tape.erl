%% What happened, in order: every event carries a strictly increasing time stamp of the emulator.
-module(otp_tape).
-export([new/1, sleep_until/2, log/2, count_start/2, watch/1, born/6, living/2, who/2, events/2]).

-define(GRID_MS, 50).

new(Start) ->
    Books = ets:new(books, [public, set]),
    #{books => Books, tape => spawn(fun() -> tape(#{}, []) end), start => Start}.

sleep_until(#{start := Start}, At) ->
    %% A millisecond late rather than a millisecond early.
    timer:sleep(max(0, Start + At + 1 - erlang:monotonic_time(millisecond))).

log(#{tape := Tape}, Event) ->
    Tape ! {event, {erlang:monotonic_time(), erlang:unique_integer([monotonic])}, Event}.

%% The number of this start attempt of Id in the whole scenario.
count_start(#{books := Books}, Id) -> ets:update_counter(Books, {starts, Id}, 1, {{starts, Id}, 0}).

%% The process that asks is watched from now on: its exit is an event.
watch(#{tape := Tape}) ->
    erlang:trace(self(), true, [procs, strict_monotonic_timestamp, {tracer, Tape}]).

born(#{books := Books, tape := Tape} = World, Sup, Id, N, Pid, Kind) ->
    ets:insert(Books, [{{pid, Pid}, Id, N}, {{id, Id}, Pid, Kind}]),
    Tape ! {born, Pid, #{ev => exit, sup => Sup, id => Id, n => N}},
    log(World, #{ev => start, sup => Sup, id => Id, n => N}).

%% {Pid, Kind} of the last one born under this id; `all` gives every supervisor.
living(#{books := Books}, all) ->
    [{Id, Pid} || {{id, Id}, Pid, supervisor} <- ets:tab2list(Books), is_process_alive(Pid)];
living(#{books := Books}, Id) ->
    case ets:lookup(Books, {id, Id}) of
        [{_, Pid, Kind}] -> {Pid, Kind, is_process_alive(Pid)};
        [] -> nobody
    end.

who(#{books := Books}, Pid) ->
    case ets:lookup(Books, {pid, Pid}) of
        [{_, Id, N}] -> {Id, N};
        [] -> {null, 0}
    end.

events(#{tape := Tape, start := Start, books := Books}, Until) ->
    Tape ! {get, self()},
    Events = receive {events, List} -> List end,
    [exit(Pid, kill) || {{pid, Pid}, _, _} <- ets:tab2list(Books)],
    Zero = erlang:convert_time_unit(Start, millisecond, native),
    End = Zero + erlang:convert_time_unit(Until, millisecond, native),
    [Event#{t => grid(Time - Zero)} || {{Time, _}, Event} <- lists:keysort(1, Events), Time =< End].

grid(Native) ->
    Us = erlang:convert_time_unit(Native, native, microsecond),
    ((Us + ?GRID_MS * 480) div (?GRID_MS * 1000)) * ?GRID_MS.

%% An exit may be heard of before the one who exited was announced, or never announced at all.
tape(Exits, Events) ->
    receive
        {event, Stamp, Event} -> tape(Exits, [{Stamp, Event} | Events]);
        {trace_ts, Pid, exit, Reason, Stamp} ->
            case Exits of
                #{Pid := {born, Exit}} -> tape(Exits, [exit_event(Stamp, Exit, Reason) | Events]);
                _ -> tape(Exits#{Pid => {gone, Reason, Stamp}}, Events)
            end;
        {born, Pid, Exit} ->
            case Exits of
                #{Pid := {gone, Reason, Stamp}} -> tape(Exits, [exit_event(Stamp, Exit, Reason) | Events]);
                _ -> tape(Exits#{Pid => {born, Exit}}, Events)
            end;
        {get, From} -> From ! {events, Events};
        _ -> tape(Exits, Events)
    end.

exit_event(Stamp, Exit, Reason) -> {Stamp, Exit#{reason => otp_json:reason(Reason)}}.
