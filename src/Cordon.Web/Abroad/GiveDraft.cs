using Cordon.Core.Values;
using Cordon.Core.Exchange.Release;

namespace Cordon.Web.Abroad;

/// <summary>What a person has said of something that is to be given: its marks, and for what.</summary>
public sealed class GiveDraft
{
    public ReleasePurposes Purpose { get; set; } = ReleasePurposes.Recovery;

    public SubjectRole Role { get; set; } = SubjectRole.Unknown;

    public Tlp Tlp { get; set; } = Tlp.Green;

    public SourceReliability Source { get; set; } = SourceReliability.B;

    public InformationCredibility Information { get; set; } = InformationCredibility.Two;

    public HashSet<RightsRisks> Feared { get; } = [];

    /// <summary>The last day on which it may be kept.</summary>
    public DateOnly Until { get; set; }

    public bool MayPassOn { get; set; }

    public bool IsLast { get; set; } = true;

    /// <summary>What would be done with it.</summary>
    public ReleaseAction Action => MayPassOn ? ReleaseAction.Onward : ReleaseAction.Record;

    /// <summary>The marks, or what is wrong with them.</summary>
    /// <param name="own">The centre's own to begin with.</param>
    public MarksReading Marks(MarksDraft own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return Core.Exchange.Release.Marks.Of(own with
        {
            Tlp = Tlp,
            Source = Source,
            Information = Information,
            Role = Role,
            Rights = Feared.Aggregate(RightsRisks.None, (all, one) => all | one),
            RetainUntil = EndOf(Until),
        });
    }

    /// <summary>The end of a day; of the calendar's last one its beginning.</summary>
    public static Instant EndOf(DateOnly day)
    {
        var next = day < DateOnly.MaxValue ? day.AddDays(1) : day;
        return Instant.From(new DateTimeOffset(next.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
    }
}
