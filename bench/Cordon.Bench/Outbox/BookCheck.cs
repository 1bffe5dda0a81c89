using System.Globalization;
using System.Text.Json;

namespace Cordon.Bench.Outbox;

/// <summary>Holds an order as the centre has it against the same order in its bank's books.</summary>
public static class BookCheck
{
    /// <summary>Where the two differ, as sentences.</summary>
    /// <param name="wasWithdrawn">Whether the centre was told to withdraw it and said that it did.</param>
    public static IEnumerable<string> Differences(JsonElement ours, string bank, DeskOrder theirs, bool wasWithdrawn)
    {
        var (id, state) = (theirs.Id, Text(ours, "state"));
        if ((Text(ours, "bank"), Text(ours, "account")) != (bank, theirs.Account))
        {
            yield return $"{id} is for {Text(ours, "account")} at {Text(ours, "bank")}; {bank} has it for {theirs.Account}";
        }

        var asked = state == "withdrawn" ? theirs.AskedMinor : Minor(ours, "amount");
        if (asked != theirs.AskedMinor || Minor(ours, "amount_proposed") < theirs.FirstMinor)
        {
            yield return $"{id} asks for {Minor(ours, "amount")}; {bank} has it with {theirs.AskedMinor}";
        }

        if ((state == "withdrawn") != theirs.IsWithdrawn || (wasWithdrawn && state != "withdrawn"))
        {
            yield return $"{id} is {state}; at {bank} it is {(theirs.IsWithdrawn ? "withdrawn" : "not withdrawn")}";
        }

        if ((Minor(ours, "frozen"), Minor(ours, "released")) != (theirs.FrozenMinor, theirs.ReleasedMinor))
        {
            yield return $"{id} has {Minor(ours, "frozen")} frozen and {Minor(ours, "released")} released; {bank} has {theirs.FrozenMinor} and "
                + $"{theirs.ReleasedMinor}";
        }

        var expected = theirs.IsWithdrawn ? "withdrawn"
            : theirs.FrozenMinor > 0 ? theirs.ReleasedMinor == theirs.FrozenMinor ? "released" : "frozen"
            : theirs.Answered ?? (theirs.IsLate ? state : "acknowledged");
        if (state != expected)
        {
            yield return $"{id} is {state}; by {bank}'s books it is {expected}";
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static long Minor(JsonElement json, string name) => (long)(decimal.Parse(Text(json, name), CultureInfo.InvariantCulture) * 100);
}
