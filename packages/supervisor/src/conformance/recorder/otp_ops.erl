%% The ops of a timeline, and questions about the state.
-module(otp_ops).
-export([perform/3, final/2]).

perform(#{op := <<"snapshot">>}, World, _) ->
    [spawn(fun() -> snapshot(World, Id, Pid) end) || {Id, Pid} <- otp_tape:living(World, all)];
perform(#{op := <<"batch">>, ops := Ops}, World, Parent) ->
    %% All is over before any supervisor reacts.
    Supervisors = [Pid || {_, Pid} <- otp_tape:living(World, all)],
    [erlang:suspend_process(Pid) || Pid <- Supervisors],
    [perform_and_wait(Op, World, Parent) || Op <- Ops],
    [erlang:resume_process(Pid) || Pid <- Supervisors];
perform(#{op := Name} = Op, World, Parent) ->
    Target = maps:get(target, Op, maps:get(sup, Op, null)),
    case otp_tape:living(World, Target) of
        {Pid, Kind, true} -> act(Name, Op, World, {Pid, Kind, Parent});
        _ -> otp_tape:log(World, #{ev => skip, sup => null, op => Name, id => Target})
    end.

perform_and_wait(#{target := Id} = Op, World, Parent) ->
    case otp_tape:living(World, Id) of
        {Pid, worker, true} ->
            Monitor = monitor(process, Pid),
            perform(Op, World, Parent),
            receive {'DOWN', Monitor, process, Pid, _} -> ok after 5 -> ok end;
        _ -> perform(Op, World, Parent)
    end.

act(<<"exit">>, #{reason := Reason}, _, {Pid, worker, _}) -> Pid ! {exit, otp_json:term(Reason)};
act(<<"exit">>, #{reason := Reason}, _, {Pid, supervisor, _}) ->
    spawn(fun() -> sys:terminate(Pid, otp_json:term(Reason), infinity) end);
act(<<"stop">>, #{reason := Reason}, _, {Pid, _, Parent}) -> Parent ! {stop, Pid, otp_json:term(Reason)};
act(<<"kill">>, _, _, {Pid, _, _}) -> exit(Pid, kill);
act(Name, #{sup := Sup, child := Id} = Op, World, {Pid, _, _}) ->
    Call = call(Name, Op, World, Pid),
    spawn(fun() ->
        Result = result(catch gen_server:call(Pid, Call, infinity)),
        otp_tape:log(World, #{ev => reply, sup => Sup, op => Name, id => Id, result => Result})
    end).

call(<<"start_child">>, #{sup := Sup, spec := Node}, World, _) -> {start_child, otp_tree:spec(World, Sup, Node)};
call(<<"start_child">>, #{child := Id}, _, _) -> {start_child, [Id]};
call(<<"terminate_child">>, #{child := Id}, World, Sup) -> {terminate_child, address(World, Sup, Id)};
call(Name, #{child := Id}, _, _) -> {binary_to_atom(Name), Id}.

%% An instance of a pool is named by its pid: the last one of that name, alive or not.
address(World, Sup, Id) ->
    {dictionary, Dictionary} = process_info(Sup, dictionary),
    case {proplists:get_value(is_pool, Dictionary), otp_tape:living(World, Id)} of
        {true, {Pid, _, _}} -> Pid;
        _ -> Id
    end.

result(ok) -> <<"ok">>;
result({ok, undefined}) -> <<"ok:undefined">>;
result({ok, _}) -> <<"ok">>;
result({error, {already_started, _}}) -> <<"error:already_started">>;
result({error, {bad_combination, [{Key, Value}, _]}}) ->
    iolist_to_binary(io_lib:format("error:bad_combination(~s=~s,significant=true)", [Key, Value]));
result({error, {Reason, Child}}) when element(1, Child) =:= child -> result({error, Reason});
result({error, Reason}) -> <<"error:", (otp_json:reason(Reason))/binary>>;
result({'EXIT', {Reason, {gen_server, call, _}}}) -> <<"exit:", (otp_json:reason(Reason))/binary>>.

snapshot(World, Id, Pid) ->
    %% Both questions are in the mailbox before the first is answered.
    Asked = [gen_server:send_request(Pid, Call) || Call <- [which_children, count_children]],
    case [gen_server:receive_response(Request, infinity) || Request <- Asked] of
        [{reply, Children}, {reply, Counts}] ->
            Lines = lines(World, Pid, Children),
            otp_tape:log(World, #{ev => children, sup => Id, children => Lines, counts => maps:from_list(Counts)});
        _ -> ok
    end.

lines(World, _Sup, Children) -> sorted([line(World, Child) || Child <- Children], Children).

%% A pool lists its instances in no order.
sorted(Lines, [{undefined, _, _, _} | _]) ->
    lists:sort(fun(#{id := A}, #{id := B}) -> key(A) =< key(B) end, Lines);
sorted(Lines, _) -> Lines.

key(null) -> <<>>;
key(Id) -> Id.

line(World, {_, Pid, Type, _}) when is_pid(Pid) ->
    {Id, N} = otp_tape:who(World, Pid),
    #{id => Id, type => Type, state => up, n => N};
line(_, {undefined, State, Type, _}) -> #{id => null, type => Type, state => State};
line(_, {Id, State, Type, _}) -> #{id => Id, type => Type, state => State}.

final(World, RootId) ->
    case otp_tape:living(World, RootId) of
        {Pid, _, true} -> #{rootAlive => true, tree => tree(World, Pid)};
        _ -> #{rootAlive => false}
    end.

tree(World, Pid) ->
    {Id, N} = otp_tape:who(World, Pid),
    case catch gen_server:call(Pid, which_children, 20) of
        Children when is_list(Children) ->
            Nodes = sorted([node(World, Child) || Child <- lists:reverse(Children)], Children),
            #{id => Id, n => N, children => Nodes};
        _ -> #{id => Id, n => N, busy => true}
    end.

node(World, {_, Pid, supervisor, _}) when is_pid(Pid) -> tree(World, Pid);
node(World, Child) -> line(World, Child).
