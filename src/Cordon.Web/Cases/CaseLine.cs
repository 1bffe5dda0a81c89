using Cordon.Core.Values;
using Cordon.Web.Language;

namespace Cordon.Web.Cases;

/// <summary>A line of a case's timeline.</summary>
/// <param name="Key">The same for the same line, so that a screen keeps what stands when another one comes.</param>
/// <param name="Who">Who did it, as shown; empty where nobody did.</param>
/// <param name="What">What happened.</param>
/// <param name="Text">What somebody wrote with it; null for nothing.</param>
public sealed record CaseLine(string Key, Instant At, string Who, string What, string? Text)
{
    /// <summary>What somebody wrote with it, with no mark that turns or hides anything; null for nothing.</summary>
    public string? Text { get; } = Text is null ? null : StoredText.In(Text);

    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"{Key} at {At}";
}
