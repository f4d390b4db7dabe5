%% The processes of a scenario: supervisors of OTP itself, and workers that do as they are told.
-module(otp_tree).
-behaviour(supervisor).
-export([start/3, spec/3, name_of/3, init/1, start_instance/4, worker/4]).

start(World, Sup, #{strategy := _} = Node) ->
    Id = maps:get(id, Node),
    N = otp_tape:count_start(World, Id),
    otp_tape:log(World, #{ev => init, sup => Sup, id => Id, n => N}),
    Answer = supervisor:start_link(?MODULE, {World, Node}),
    case Answer of
        {ok, Pid} -> otp_tape:born(World, Sup, Id, N, Pid, supervisor);
        {error, Reason} -> start_error(World, Sup, Id, N, otp_json:reason(Reason))
    end,
    Answer;
start(World, Sup, Node) ->
    Id = maps:get(id, Node),
    N = otp_tape:count_start(World, Id),
    pause(maps:get(startDelayMs, Node, 0)),
    Outcomes = maps:get(start, Node, [<<"ok">>]),
    case lists:nth(min(N, length(Outcomes)), Outcomes) of
        <<"ok">> -> start_worker(World, Sup, Node, N);
        <<"ignore">> ->
            otp_tape:log(World, #{ev => start_ignore, sup => Sup, id => Id, n => N}),
            ignore;
        <<"error:", Reason/binary>> ->
            start_error(World, Sup, Id, N, Reason),
            {error, binary_to_atom(Reason)}
    end.

start_error(World, Sup, Id, N, Reason) ->
    otp_tape:log(World, #{ev => start_error, sup => Sup, id => Id, n => N, reason => Reason}).

start_worker(World, Sup, #{id := Id} = Node, N) ->
    Ref = make_ref(),
    Pid = spawn_link(?MODULE, worker, [World, Node, self(), Ref]),
    receive {Ref, ready} -> ok end,
    otp_tape:born(World, Sup, Id, N, Pid, worker),
    Pid ! go,
    {ok, Pid}.

start_instance(World, Sup, Template, Id) -> start(World, Sup, Template#{id => Id}).

init({World, #{id := Id, strategy := Name} = Node}) ->
    put(world, World),
    put(id, Id),
    Strategy = binary_to_atom(Name),
    put(is_pool, Strategy =:= simple_one_for_one),
    otp_tape:watch(World),
    Flags = options(Node, [{intensity, intensity}, {period, period}, {autoShutdown, auto_shutdown}]),
    {ok, {Flags#{strategy => Strategy}, children(Strategy, World, Node)}}.

children(simple_one_for_one, World, #{id := Id, template := Template}) ->
    [(spec(World, Id, Template))#{start => {?MODULE, start_instance, [World, Id, Template]}}];
children(_, World, #{id := Id} = Node) ->
    [spec(World, Id, Child) || Child <- maps:get(children, Node, [])].

spec(World, Sup, Node) ->
    Keys = [{restart, restart}, {significant, significant}, {shutdown, shutdown}],
    Type = case Node of #{strategy := _} -> #{type => supervisor}; _ -> #{} end,
    maps:merge(Type, (options(Node, Keys))#{
        id => maps:get(id, Node, <<"instance">>),
        start => {?MODULE, start, [World, Sup, Node]}
    }).

options(Node, Keys) ->
    maps:from_list([{To, option(maps:get(From, Node))} || {From, To} <- Keys, maps:is_key(From, Node)]).

option(Value) when is_binary(Value) -> binary_to_atom(Value);
option(Value) -> Value.

%% A pool knows its instances by their pids only.
name_of(World, Id, Pid) ->
    case {get(is_pool), Pid} of
        {true, Pid} when is_pid(Pid) -> element(1, otp_tape:who(World, Pid));
        {true, {restarting, Old}} when is_pid(Old) -> element(1, otp_tape:who(World, Old));
        _ -> Id
    end.

worker(World, Node, Sup, Ref) ->
    otp_tape:watch(World),
    process_flag(trap_exit, maps:get(trapExit, Node, true)),
    Sup ! {Ref, ready},
    receive go -> ok end,
    case Node of
        #{crashAfterMs := Ms} ->
            Reason = otp_json:term(maps:get(crashReason, Node, <<"crash">>)),
            erlang:send_after(Ms, self(), {exit, Reason});
        _ -> ok
    end,
    receive
        {exit, Why} -> exit(Why);
        {'EXIT', _, Asked} -> obey(Node, Asked)
    end.

obey(Node, Asked) ->
    pause(maps:get(stopDelayMs, Node, 0)),
    exit(case Node of #{stopReason := Reason} -> otp_json:term(Reason); _ -> Asked end).

%% Deaf to everything but a kill.
pause(0) -> ok;
pause(<<"never">>) -> receive after infinity -> ok end;
pause(Ms) -> receive after Ms -> ok end.
