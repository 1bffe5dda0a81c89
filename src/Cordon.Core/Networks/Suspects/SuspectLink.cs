namespace Cordon.Core.Networks.Suspects;

/// <summary>Why two accounts, devices or contacts are taken to be one person's: what they share. Always of two kinds or more.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="Shared">What both have.</param>
/// <param name="Points">What that weighs, from <see cref="SuspectSearch.PointsMin"/> on.</param>
public sealed record SuspectLink(Trait One, Trait Other, IReadOnlyList<Trait> Shared, int Points);
