using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Formats.DataSets;

namespace Cordon.Learning.Tests;

public sealed class LabelRulesTests
{
    private const long Day = 86_400_000;

    private static readonly LabelRules Rules = new();
    private static readonly Instant AsOf = new(100 * Day);

    public static TheoryData<EvidenceKind[], PaymentLabel?, LabelSource?> Evidence() => new()
    {
        { [EvidenceKind.Reported], PaymentLabel.Scam, LabelSource.Report },
        { [EvidenceKind.Cancelled], PaymentLabel.Scam, LabelSource.Verdict },
        { [EvidenceKind.Released], PaymentLabel.Genuine, LabelSource.Verdict },
        { [EvidenceKind.Reported, EvidenceKind.Released], PaymentLabel.Scam, LabelSource.Report },
        { [EvidenceKind.Released, EvidenceKind.MovedStolen], PaymentLabel.Genuine, LabelSource.Verdict },
        { [EvidenceKind.MovedStolen], PaymentLabel.Layering, LabelSource.Trace },
        { [EvidenceKind.CashedOut], PaymentLabel.Cashout, LabelSource.Trace },
        { [EvidenceKind.Reported, EvidenceKind.MovedStolen], PaymentLabel.Scam, LabelSource.Report },
        { [EvidenceKind.PaidLikelyMule], PaymentLabel.Scam, LabelSource.LikelyMule },
        { [EvidenceKind.MovedStolen, EvidenceKind.PaidLikelyMule], PaymentLabel.Layering, LabelSource.Trace },
        { [EvidenceKind.SpentStolen], null, null },
        { [], PaymentLabel.Genuine, LabelSource.Silence },
    };

    [Theory]
    [MemberData(nameof(Evidence))]
    public void The_strongest_evidence_is_believed(EvidenceKind[] kinds, PaymentLabel? expected, LabelSource? source)
    {
        var label = Rules.LabelOf(new Instant(50 * Day), [.. kinds.Select(kind => Said(kind))], hasLeft: true, AsOf);
        Assert.Equal(expected, label?.Label);
        Assert.Equal(source, label?.Source);
    }

    [Theory]
    [InlineData(2.9, null)]
    [InlineData(3, 3 / 14f)]
    [InlineData(7, 0.5f)]
    [InlineData(14, 1f)]
    [InlineData(180, 1f)]
    [InlineData(181, null)]
    public void Silence_is_believed_the_more_the_older_it_is(double ageDays, float? weight)
    {
        var decided = new Instant(AsOf.Milliseconds + (200 * Day) - (long)(ageDays * Day));
        var label = Rules.LabelOf(decided, [], hasLeft: true, new Instant(AsOf.Milliseconds + (200 * Day)));
        Assert.Equal(weight, label?.Weight);
    }

    [Theory]
    [InlineData(false, 9, 1)]
    [InlineData(true, -30, 1)]
    [InlineData(true, 0, 2 / 3f)]
    public void Only_silence_is_believed_the_less_the_more_a_model_suspects(bool isSilence, double margin, float believed) =>
        Assert.Equal(believed, Rules.BelievedAt(isSilence, margin), 0.0001f);

    [Fact]
    public void Silence_about_what_never_left_says_nothing() =>
        Assert.Null(Rules.LabelOf(new Instant(50 * Day), [], hasLeft: false, AsOf));

    [Theory]
    [InlineData(5_000, 2.0, PaymentLabel.Layering)]
    [InlineData(4_999, 2.0, null)]
    [InlineData(10_000, 2.1, null)]
    public void Money_that_is_mostly_others_or_that_rested_makes_no_launderer_and_no_example(int stolen, double restedDays, PaymentLabel? expected)
    {
        var moved = Said(EvidenceKind.MovedStolen) with { StolenTenThousandths = stolen, RestedMilliseconds = (long)(restedDays * Day) };
        Assert.Equal(expected, Rules.LabelOf(new Instant(50 * Day), [moved], hasLeft: true, AsOf)?.Label);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.5 / 0.75)]
    [InlineData(0.9, 0.1 / 0.55)]
    [InlineData(1, 0)]
    public void Silence_is_believed_the_less_the_more_a_model_suspects(double probability, double believed) =>
        Assert.Equal(believed, Rules.Believed(probability), 12);

    [Fact]
    public void Silence_about_an_account_that_stolen_money_went_through_says_nothing()
    {
        var evidence = new JournalEvidence(AsOf, 9, [Said(EvidenceKind.Reported) with { Sequence = 4, Account = 77 }], new HashSet<long> { 6 });
        var labels = new JournalLabels(evidence, Rules, isReplay: true);
        var then = new Instant(50 * Day);
        Assert.Equal(PaymentLabel.Scam, labels.Find(4, then, 1, 77)?.Label);
        Assert.Equal(PaymentLabel.Genuine, labels.Find(5, then, 1, 2)?.Label);
        Assert.Null(labels.Find(5, then, 77, 2));
        Assert.Null(labels.Find(5, then, 1, 77));
        Assert.Null(labels.Find(6, then, 1, 2));
        Assert.Null(labels.Find(10, then, 1, 2));
    }

    private static PaymentEvidence Said(EvidenceKind kind) => new(1, kind, new Instant(60 * Day), 0);
}
