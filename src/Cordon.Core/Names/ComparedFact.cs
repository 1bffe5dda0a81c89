using System.Globalization;

namespace Cordon.Core.Names;

/// <summary>One fact of a comparison: both values, how they agree, and what that did to the score.</summary>
/// <param name="Fact">"name", "birth date", "country", "document", "account" or "phone".</param>
/// <param name="Asked">The value that was asked about; empty where it is not known.</param>
/// <param name="Listed">The value on the list; empty where it is not known.</param>
/// <param name="EffectMillionths">What the score gained or lost by it.</param>
/// <param name="Words">What was found, in words.</param>
public sealed record ComparedFact(string Fact, FactAgreement Agreement, string Asked, string Listed, int EffectMillionths, string Words)
{
    /// <summary>One sentence with the values, for the officer who judges the match.</summary>
    public string ToSentence()
    {
        var values = Asked.Length > 0 && Listed.Length > 0 ? $" '{Asked}' and '{Listed}'" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Fact}{values}: {Words} ({EffectMillionths / 1_000_000m:+0.00;-0.00;0.00})");
    }

    /// <summary>The fact and its agreement; the values are personal.</summary>
    public override string ToString() => $"{Fact}: {Agreement}";
}
