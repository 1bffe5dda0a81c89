namespace Cordon.Core.Networks.Channels;

/// <summary>How a place that several gangs paid is explained.</summary>
public enum ChannelExplanation : byte
{
    /// <summary>Nothing innocent fits: it serves gangs.</summary>
    ServesGangs,

    /// <summary>So many people use it that so many gangs would hit it by chance.</summary>
    Popular,

    /// <summary>Hardly any of what it takes is stolen: a shop or landlord whom members pay like others do.</summary>
    DailyLife,

    /// <summary>Hardly more than one account of each gang has paid it: somebody whom a channel paid, or a friend of members.</summary>
    Acquaintance,
}

/// <summary>A place that several gangs paid, with the innocent explanations that were tested.</summary>
/// <param name="Place">Its number.</param>
/// <param name="Gangs">The gangs, rising.</param>
/// <param name="Accounts">How many of their accounts paid it.</param>
/// <param name="StolenMinor">The stolen money they paid, in minor units.</param>
/// <param name="StolenPercent">What part of all that it took that is.</param>
/// <param name="ExpectedThousandths">By chance so many gangs would have hit it, in thousandths, from its share of the customers of its kind.</param>
/// <param name="ChanceBillionths">How likely chance gives so many or more, for one of all places tested, in parts of a billion; at most a billion.</param>
/// <param name="Explanation">What explains it.</param>
/// <param name="ScorePercent">How strong the finding is, 0 to 99; 0 where an innocent explanation fits.</param>
public sealed record SharedChannel(
    int Place, IReadOnlyList<int> Gangs, int Accounts, long StolenMinor, int StolenPercent, long ExpectedThousandths, long ChanceBillionths,
    ChannelExplanation Explanation, int ScorePercent);
