namespace Cordon.Core.Exchange.Release;

/// <summary>Marks, or why there are none: what is not marked rightly is not taken for what it may have been.</summary>
/// <param name="Marks">The marks; null where they were refused.</param>
/// <param name="Fault">What is wrong, as a sentence's end; null where nothing is.</param>
public readonly record struct MarksReading(Marks? Marks, string? Fault);
