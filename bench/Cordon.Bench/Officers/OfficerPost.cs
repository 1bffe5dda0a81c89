using System.Text.RegularExpressions;

namespace Cordon.Bench.Officers;

/// <summary>A post of a shift: where its officer sits down, and what they do there over and over.</summary>
/// <param name="Name">What it is, for the figures.</param>
/// <param name="Who">Of the demonstration's people.</param>
/// <param name="Path">The screen it begins at.</param>
/// <param name="Until">What stands when that screen is live.</param>
/// <param name="Rounds">One is taken by chance after another; its deeds are done in order.</param>
/// <param name="Follows">The addresses that an officer without a browser clicks.</param>
internal sealed record OfficerPost(string Name, string Who, string Path, string Until, OfficerDeed[][] Rounds, Regex Follows)
{
    /// <summary>Whether they go back to the first screen after each.</summary>
    public bool ComesBack { get; init; }

    /// <summary>Whether they type a question, and the address it leads to; null where nothing is typed.</summary>
    public Func<Random, string>? Asks { get; init; }
}
