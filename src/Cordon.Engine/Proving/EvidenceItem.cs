namespace Cordon.Engine.Proving;

/// <summary>One thing that happened, as the log commits to it.</summary>
/// <param name="Kind">The kind of its record in the journal; <see cref="Casework"/> for officers' words.</param>
/// <param name="Number">
/// An account's, a policy's, a payment's (of a report too) or a freeze order's; a case's for a restitution, a loss and officers' words;
/// of a hold's end a hash of its payment; else 0.
/// </param>
/// <param name="Bytes">What is committed to: the kind, the number as a varint, and what the journal has.</param>
internal readonly record struct EvidenceItem(byte Kind, long Number, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The kind of a batch of officers' words: beyond all kinds of records.</summary>
    public const byte Casework = 200;

    /// <summary>Without what it says, which may name people.</summary>
    public override string ToString() => $"{Kind} {Number}";
}
