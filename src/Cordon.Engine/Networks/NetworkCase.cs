using Cordon.Core.Networks.Linking;
using Cordon.Core.Tracing;

namespace Cordon.Engine.Networks;

/// <summary>A reported payment as the network knows it. One that was stopped moved no money: it has no payment and nothing stolen.</summary>
internal sealed class NetworkCase(string reportId, uint payment, uint victim, StolenTransfer stolen, long reportedMilliseconds)
{
    public string ReportId => reportId;

    /// <summary>The payment, by its number.</summary>
    public uint Payment => payment;

    /// <summary>The account it was taken from.</summary>
    public uint Victim => victim;

    public StolenTransfer Stolen => stolen;

    public long ReportedMilliseconds => reportedMilliseconds;

    /// <summary>Whether money moved, so that there is something to follow.</summary>
    public bool HasMoved => stolen.Transfer != 0;

    /// <summary>The account that was to be paid, where the payment was stopped; 0 where it was not.</summary>
    public uint MeantFor { get; init; }

    public LinkNode Node { get; } = new(NodeKind.Case, reportId);

    /// <summary>Whom the victim named.</summary>
    public required IReadOnlyList<Identifier> Contacts { get; init; }

    /// <summary>The money's moves when it was looked at last.</summary>
    public IReadOnlyList<TrailMove> Moves { get; set; } = [];

    /// <summary>Accounts that its trail named as likely mules, by number, with the moment.</summary>
    public List<(uint Account, long TimeMilliseconds)> LikelyMules { get; } = [];

    public bool IsJudged { get; set; }
}
