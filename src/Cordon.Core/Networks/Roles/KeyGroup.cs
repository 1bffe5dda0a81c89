namespace Cordon.Core.Networks.Roles;

/// <summary>Accounts that, taken away together, would have stopped much; found one after the other, each time the one that stops most more.</summary>
/// <param name="Accounts">The accounts, by their index, in the order in which they were found.</param>
/// <param name="StoppedMinor">How much less could have got out without them, exactly.</param>
/// <param name="StoppedMostMinor">No group of this size stops more: what moves through the so many busiest accounts, or all that got out.</param>
/// <param name="Victims">Victims whose money could have got out with them, and none of it without.</param>
public sealed record KeyGroup(IReadOnlyList<int> Accounts, long StoppedMinor, long StoppedMostMinor, int Victims);
