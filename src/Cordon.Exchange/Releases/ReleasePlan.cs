using Cordon.Core.Exchange.Release;

namespace Cordon.Exchange.Releases;

/// <summary>What the policy says to something that somebody wants to give, before it is given.</summary>
/// <param name="Decision">What it says.</param>
/// <param name="Content">What would leave.</param>
/// <param name="Withheld">Names of the fields that stay.</param>
public sealed record ReleasePlan(ReleaseDecision Decision, ReleaseContent Content, IReadOnlyList<string> Withheld)
{
    /// <summary>The object as it would go; null where nothing leaves.</summary>
    public GivenObject? Given => ReleaseCover.Of(Decision) is { } cover ? new GivenObject(Content, cover) : null;
}
