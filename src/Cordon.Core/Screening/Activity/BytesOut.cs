namespace Cordon.Core.Screening.Activity;

/// <summary>Takes the next bytes of a snapshot; they are valid during the call.</summary>
public delegate void BytesOut(ReadOnlySpan<byte> bytes);
