%% Reasons in the words of a trace, and JSON.
-module(otp_json).
-export([term/1, reason/1, text/1]).

term(<<"shutdown:", Detail/binary>>) -> {shutdown, binary_to_atom(Detail)};
term(Reason) -> binary_to_atom(Reason).

reason(Reason) when is_binary(Reason) -> Reason;
reason(Reason) when is_atom(Reason) -> atom_to_binary(Reason);
reason({shutdown, {failed_to_start_child, Id, Reason}}) ->
    iolist_to_binary(["shutdown:failed_to_start_child(", Id, ",", reason(Reason), ")"]);
reason({shutdown, Detail}) -> <<"shutdown:", (reason(Detail))/binary>>;
reason(Reason) -> iolist_to_binary(io_lib:format("~0p", [Reason])).

text(Map) when is_map(Map) ->
    ["{", lists:join(",", [[text(Key), ":", text(Value)] || {Key, Value} <- maps:to_list(Map)]), "}"];
text(List) when is_list(List) -> ["[", lists:join(",", [text(Item) || Item <- List]), "]"];
text(Whole) when is_integer(Whole) -> integer_to_list(Whole);
text(Word) when Word =:= null; Word =:= true; Word =:= false -> atom_to_list(Word);
text(Atom) when is_atom(Atom) -> text(atom_to_binary(Atom));
text(Text) when is_binary(Text) -> ["\"", string:replace(Text, "\"", "\\\"", all), "\""].
