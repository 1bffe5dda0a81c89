using Cordon.Core.Language;

namespace Cordon.Learning;

/// <summary>What came of decisions, against what was expected of them. Pure: counts in, words out.</summary>
public static class OutcomeDrift
{
    /// <summary>Holds with a person's word, or a report, without which nothing is told.</summary>
    public const long HoldsMin = 20;

    /// <summary>Of holds that were judged, the share that should be confirmed; below the second the model holds honest people.</summary>
    public const double ConfirmedWatch = 0.3;
    public const double ConfirmedAlarm = 0.1;

    /// <summary>Matured payments of low score without which nothing is told.</summary>
    public const long LowScoresMin = 100_000;

    /// <summary>Reports of a million payments that scored low: what a model misses altogether.</summary>
    public const double MissedWatch = 300;
    public const double MissedAlarm = 1_000;

    /// <summary>Expected criminal payments without which calibration is not told.</summary>
    public const double ExpectedMin = 10;

    /// <summary>How many times more, or fewer, came out criminal than scores said; reports alone, about half, lie within.</summary>
    public const double CalibrationWatch = 3;
    public const double CalibrationAlarm = 10;

    /// <summary>The share of holds that were confirmed.</summary>
    public static DriftFinding Holds(long confirmed, long judged)
    {
        var share = judged == 0 ? 0 : confirmed / (double)judged;
        var state = judged < HoldsMin ? DriftState.CannotBeTold
            : share < ConfirmedAlarm ? DriftState.Alarm
            : share < ConfirmedWatch ? DriftState.Watch : DriftState.Quiet;
        return new DriftFinding("outcomes", "holds_confirmed", share, state, state == DriftState.CannotBeTold
            ? new Phrase(
                "Of {0} {0:hold|holds} it is known what {0:it was|they were}; it takes {1} to tell.",
                "已知性质的暂停付款有{0}笔；须有{1}笔才能判断。").With(judged, HoldsMin)
            : new Phrase("Of {0} holds of which it is known, {1:P0} were confirmed.", "已知性质的{0}笔暂停付款中，{1:P0}确认涉诈。").With(judged, share));
    }

    /// <summary>Reports among payments that scored low.</summary>
    public static DriftFinding Missed(long reported, long lowScores)
    {
        var perMillion = lowScores == 0 ? 0 : reported * 1e6 / lowScores;
        var state = lowScores < LowScoresMin ? DriftState.CannotBeTold
            : perMillion >= MissedAlarm ? DriftState.Alarm
            : perMillion >= MissedWatch ? DriftState.Watch : DriftState.Quiet;
        return new DriftFinding("outcomes", "reports_per_million_low_scores", perMillion, state, state == DriftState.CannotBeTold
            ? new Phrase(
                "{0} {0:payment that scored low is|payments that scored low are} old enough; it takes {1} to tell.",
                "低评分且时间足够久的付款有{0}笔；须有{1}笔才能判断。").With(lowScores, LowScoresMin)
            : new Phrase("Of a million payments that scored low, {0:0} are reported.", "每百万笔低评分付款中，有{0:0}笔被报案。").With(perMillion));
    }

    /// <summary>Criminal payments that came out, against the sum of the scores.</summary>
    public static DriftFinding Calibration(double expected, long found)
    {
        var ratio = expected <= 0 ? 0 : found / expected;
        var off = ratio <= 0 ? double.PositiveInfinity : Math.Max(ratio, 1 / ratio);
        var state = expected < ExpectedMin ? DriftState.CannotBeTold
            : off >= CalibrationAlarm ? DriftState.Alarm
            : off >= CalibrationWatch ? DriftState.Watch : DriftState.Quiet;
        return new DriftFinding("outcomes", "calibration", ratio, state, state == DriftState.CannotBeTold
            ? new Phrase(
                "The scores of old enough payments add up to {0:0.0} criminal ones; it takes {1:0} to tell.",
                "时间足够久的付款按评分合计预期{0:0.0}笔涉诈；须有{1:0}笔才能判断。").With(expected, ExpectedMin)
            : new Phrase("The scores added up to {0:0.0} criminal payments; {1} are known.", "评分合计预期{0:0.0}笔涉诈付款；实际已知{1}笔。").With(expected, found));
    }
}
