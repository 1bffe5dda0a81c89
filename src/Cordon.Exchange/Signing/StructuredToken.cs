namespace Cordon.Exchange.Signing;

/// <summary>A word without quotation marks in a structured field.</summary>
internal readonly record struct StructuredToken(string Text);
