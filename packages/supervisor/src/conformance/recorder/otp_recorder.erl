%% Plays scenarios on real OTP supervisors: erl -noshell -s otp_recorder main FILE RUNS
%% FILE: a list of {Name, Scenario}, as record.mjs writes it. One line of JSON for each run.
-module(otp_recorder).
-export([main/1, report/2]).

-define(AT_ONCE, 8).

main([File, Runs]) ->
    {ok, [Scenarios]} = file:consult(atom_to_list(File)),
    ok = logger:add_primary_filter(recorder, {fun ?MODULE:report/2, []}),
    logger:set_primary_config(level, all),
    warm_up(),
    Count = list_to_integer(atom_to_list(Runs)),
    play([{Name, Scenario} || {Name, Scenario} <- Scenarios, _ <- lists:seq(1, Count)], 0).

%% The first run loads the code of everything, and is late for it.
warm_up() ->
    Root = #{id => <<"root">>, strategy => <<"one_for_one">>, children => [#{id => <<"a">>}]},
    play_one(#{until => 100, root => Root, timeline => [#{at => 50, op => <<"snapshot">>}]}).

play([], 0) -> halt(0);
play([{Name, Scenario} | Rest], Playing) when Playing < ?AT_ONCE ->
    Self = self(),
    spawn(fun() -> Self ! {played, Name, play_one(Scenario)} end),
    play(Rest, Playing + 1);
play(Rest, Playing) ->
    receive
        {played, Name, {Trace, Final}} ->
            io:format("~s~n", [otp_json:text(#{name => Name, trace => Trace, final => Final})])
    end,
    play(Rest, Playing - 1).

%% Time 0 is a whole second of the clock that OTP counts restarts with.
play_one(#{root := Root, timeline := Timeline, until := Until}) ->
    Start = (erlang:monotonic_time(second) + 2) * 1000,
    World = otp_tape:new(Start),
    otp_tape:sleep_until(World, 0),
    Parent = spawn(fun() -> parent(World, Root) end),
    lists:foreach(fun(#{at := At} = Op) ->
        otp_tape:sleep_until(World, At),
        otp_ops:perform(Op, World, Parent)
    end, Timeline),
    otp_tape:sleep_until(World, Until + 20),
    Final = otp_ops:final(World, maps:get(id, Root)),
    exit(Parent, kill),
    {otp_tape:events(World, Until), Final}.

%% The outside, of which the root is a child.
parent(World, Root) ->
    process_flag(trap_exit, true),
    otp_tree:start(World, null, Root),
    obey().

obey() ->
    receive
        {stop, Pid, Reason} -> exit(Pid, Reason);
        _ -> ok
    end,
    obey().

%% Runs inside the supervisor that logs, so the order is that of the supervisor's own doings.
report(#{msg := {report, #{label := {supervisor, Kind}, report := Report}}}, _) when Kind =/= progress ->
    tell(get(world), Kind, Report),
    stop;
report(_, _) -> stop.

tell(undefined, _, _) -> ok;
tell(World, Kind, Report) ->
    Offender = proplists:get_value(offender, Report),
    Reason = otp_json:reason(proplists:get_value(reason, Report)),
    Id = otp_tree:name_of(World, proplists:get_value(id, Offender), proplists:get_value(pid, Offender)),
    otp_tape:log(World, #{ev => report, sup => get(id), kind => Kind, id => Id, reason => Reason}).
