namespace Cordon.Core.Networks.Gangs;

/// <summary>A person's word that a gang is not the one that it was merged into.</summary>
/// <param name="Gang">The number of the gang that was merged.</param>
/// <param name="By">Who says so.</param>
/// <param name="Why">In words.</param>
/// <param name="TimeMilliseconds">When, from the Unix epoch.</param>
public sealed record GangUndoing(int Gang, string By, string Why, long TimeMilliseconds)
{
    /// <summary>
    /// The moment of the finding that the person saw, from the Unix epoch: a look is made there again, so that the word finds the same gangs. 0 where
    /// what was seen were the days' own looks.
    /// </summary>
    public long SeenMilliseconds { get; init; }
}
