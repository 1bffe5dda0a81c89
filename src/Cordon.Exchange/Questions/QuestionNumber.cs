using System.Buffers.Binary;
using Cordon.Core.Values;
using Cordon.Exchange.Requests;

namespace Cordon.Exchange.Questions;

/// <summary>
/// The numbers of messages that follow from another one: always the same, so that after a crash nothing is said twice; and hashed, so that whoever chooses one
/// number cannot choose it so that two of them meet.
/// </summary>
internal static class QuestionNumber
{
    /// <summary>The answer to the claim of a hit.</summary>
    public static Guid OfAnswer(Guid claim) => With(claim, "answer to the claim");

    /// <summary>The holder's record of a batch.</summary>
    public static Guid OfRecord(Guid commit) => With(commit, "record of the batch");

    /// <summary>What is to be opened of a batch.</summary>
    public static Guid OfChallenge(Guid commit) => With(commit, "challenge to the batch");

    /// <summary>How many hits a batch had.</summary>
    public static Guid OfClose(Guid commit) => With(commit, "close of the batch");

    /// <summary>What an inspector found in a batch.</summary>
    public static Guid OfResult(Guid commit) => With(commit, "audit of the batch");

    private static Guid With(Guid id, string what)
    {
        // A number of version 7 begins with its time: 48 bits of milliseconds.
        var bytes = id.ToByteArray(bigEndian: true);
        var at = ((long)BinaryPrimitives.ReadUInt32BigEndian(bytes) << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4));
        return RequestDesk.IdOf(new Instant(at), $"{what} {id:D}");
    }
}
