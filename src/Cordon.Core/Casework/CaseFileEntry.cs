using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>A file that was laid into a case. The journal keeps what it is, a folder beside it keeps its bytes.</summary>
/// <param name="Number">From 1 in its case.</param>
/// <param name="Name">As it was called where it came from, without a folder.</param>
/// <param name="Sha256">Of its bytes, in small hexadecimal digits.</param>
/// <param name="IsErased">Whether its bytes went with the case's words; that it was there, and what its bytes were by their hash, stands.</param>
public sealed record CaseFileEntry(uint Number, string Name, long Bytes, string Sha256, string By, Instant At, bool IsErased = false)
{
    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"file {Number} of {Bytes} bytes by {By} at {At}";
}
