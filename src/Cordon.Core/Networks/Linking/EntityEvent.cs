namespace Cordon.Core.Networks.Linking;

/// <summary>Something decided about which nodes are one entity.</summary>
/// <param name="By">Who decided; <see cref="Machine"/> for the rule.</param>
/// <param name="Why">In words.</param>
/// <param name="TimeMilliseconds">When, from the Unix epoch.</param>
public abstract record EntityEvent(string By, string Why, long TimeMilliseconds)
{
    /// <summary>Who decided where no person did.</summary>
    public const string Machine = "rule";
}

/// <summary>Two nodes are taken for one entity: accounts for one actor's, cases for one operation's.</summary>
/// <param name="Number">The merge's number, from 1, by which it can be undone.</param>
/// <param name="One">A node.</param>
/// <param name="Other">Another of its kind.</param>
public sealed record Merge(
    int Number, LinkNode One, LinkNode Other, string By, string Why, long TimeMilliseconds) : EntityEvent(By, Why, TimeMilliseconds);

/// <summary>A person undoes a merge: what it alone held together is apart again, and the rule does not merge the two once more.</summary>
/// <param name="Number">The merge's number.</param>
public sealed record Unmerge(int Number, string By, string Why, long TimeMilliseconds) : EntityEvent(By, Why, TimeMilliseconds);
