namespace Cordon.Exchange.Questions;

/// <summary>
/// The numbers of messages that follow from another one: always the same, so that after a crash nothing is said twice. They differ from that one's number in
/// its last bits, which were drawn.
/// </summary>
internal static class QuestionNumber
{
    /// <summary>The answer to the claim of a hit.</summary>
    public static Guid OfAnswer(Guid claim) => With(claim, 1);

    /// <summary>The holder's record of a batch.</summary>
    public static Guid OfRecord(Guid commit) => With(commit, 2);

    /// <summary>What is to be opened of a batch.</summary>
    public static Guid OfChallenge(Guid commit) => With(commit, 3);

    /// <summary>How many hits a batch had.</summary>
    public static Guid OfClose(Guid commit) => With(commit, 4);

    /// <summary>What an inspector found in a batch.</summary>
    public static Guid OfResult(Guid commit) => With(commit, 5);

    private static Guid With(Guid id, byte what)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        bytes[^1] ^= what;
        return new Guid(bytes, bigEndian: true);
    }
}
