namespace Cordon.Bench.Officers;

/// <summary>One thing that an officer does at a screen.</summary>
/// <param name="Name">What it is, for the figures.</param>
/// <param name="Press">What is pressed, by a selector: one of those in sight; for a key, what has to be there for it to mean something.</param>
/// <param name="Until">What answers it, in the words of <see cref="PageScript"/>.</param>
/// <param name="Key">The key; null for a click.</param>
internal sealed record OfficerDeed(string Name, string Press, string Until, string? Key = null)
{
    /// <summary>What stands where another officer was quicker, so that nothing answers; null where that cannot be.</summary>
    public string? Overtaken { get; init; }
}
