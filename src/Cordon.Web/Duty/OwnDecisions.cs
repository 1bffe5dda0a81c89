namespace Cordon.Web.Duty;

/// <summary>
/// What a person decided last: the desk goes on to the next payment at once, and each has an address of its own.
/// </summary>
public sealed class OwnDecisions
{
    /// <summary>So many stand there: more nobody looks back at, and the audit has all.</summary>
    private const int ShownMax = 3;

    private readonly List<OwnDecision> _all = [];

    /// <summary>The last of them, the latest first.</summary>
    public IEnumerable<OwnDecision> Last => _all.AsEnumerable().Reverse();

    /// <summary>How many of them stand there.</summary>
    public static int Shown => ShownMax;

    /// <summary>
    /// The hold that came to stand in the place of one just decided, and when, by the clock of the machine: a key pressed once too often was not meant
    /// for it. Null before the first.
    /// </summary>
    public (long Payment, long Timestamp)? Followed { get; set; }

    /// <summary>Takes one more.</summary>
    public void Add(OwnDecision one)
    {
        _all.Add(one);
        _all.RemoveRange(0, Math.Max(0, _all.Count - ShownMax));
    }
}
