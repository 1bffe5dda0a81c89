namespace Cordon.Core.Screening.Activity;

/// <summary>Fills a span with the next bytes of a snapshot; throws when it has not so many.</summary>
public delegate void BytesIn(Span<byte> bytes);
