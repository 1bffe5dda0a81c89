using Cordon.Core.Values;

namespace Cordon.Simulation.Economy;

/// <summary>What a simulated world is made of. The same options give the same rows, to the byte, on every machine.</summary>
public sealed record EconomyOptions
{
    /// <summary>Fewer persons make no market: there would be too few friends, victims and recruits to choose among.</summary>
    public const int PersonsMin = 100;

    /// <summary>More would not fit the memory of a small machine (about 1.5 kB a person).</summary>
    public const int PersonsMax = 2_000_000;

    /// <summary>Five years, warm-up included; salaries and rents do not change with the years, so longer runs mean little.</summary>
    public const int DaysMax = 1_830;

    /// <summary>Above one payment in five there are no longer enough victims for five days in a row.</summary>
    public const int ScamPaymentsPerMillionMax = 200_000;

    /// <summary>Ten times slower or smaller, or faster or larger, is another world already.</summary>
    public const int ScalePercentMin = 10;

    /// <inheritdoc cref="ScalePercentMin"/>
    public const int ScalePercentMax = 1_000;

    public ulong Seed { get; init; } = 1;

    public int Persons { get; init; } = 30_000;

    /// <summary>Days that count. The days of the warm-up come before them.</summary>
    public int Days { get; init; } = 60;

    /// <summary>Days before <see cref="Start"/> that are played and written first, so that accounts have a history.</summary>
    public int WarmUpDays { get; init; }

    /// <summary>The first day that counts.</summary>
    public DateOnly Start { get; init; } = new(2026, 3, 2);

    /// <summary>The one currency of the world, by its code. Amounts are drawn in major units of about a euro's worth.</summary>
    public string CurrencyCode { get; init; } = "EUR";

    /// <summary>How many of a million payments are a victim's own scam payments. The default is one in 1,500.</summary>
    public int ScamPaymentsPerMillion { get; init; } = 667;

    /// <summary>
    /// How many of a hundred cases are ever reported, over all kinds; impersonation more, romance less. Surveys put it near 30,
    /// banks' own refund schemes near 60: the default is chosen between them.
    /// </summary>
    public int ReportedPercent { get; init; } = 54;

    /// <summary>What makes the world hard; all of it unless told otherwise.</summary>
    public EconomyHabits Habits { get; init; } = EconomyHabits.All;

    /// <summary>How often each kind of scam begins.</summary>
    public ScamShares KindShares { get; init; } = ScamShares.Usual;

    /// <summary>How fast gangs take and move money on: 200 is twice as fast.</summary>
    public int GangPacePercent { get; init; } = 100;

    /// <summary>What victims lose, against the usual.</summary>
    public int LossScalePercent { get; init; } = 100;

    /// <summary>A small town on one busy day, with a week of history and enough scams to watch.</summary>
    public static EconomyOptions Demo(ulong seed) => new()
    {
        Seed = seed,
        Persons = 2_000,
        Days = 1,
        WarmUpDays = 7,
        ScamPaymentsPerMillion = 8_000,
        ReportedPercent = 60,
    };

    /// <summary>Why these options make no world, or null when they do.</summary>
    public string? Fault() =>
        Persons is < PersonsMin or > PersonsMax ? $"persons must be {PersonsMin} to {PersonsMax}, not {Persons}"
        : Days < 1 ? $"days must be at least 1, not {Days}"
        : WarmUpDays < 0 ? $"warm-up days must not be negative, not {WarmUpDays}"
        : (long)Days + WarmUpDays > DaysMax ? $"days and warm-up together must be at most {DaysMax}, not {(long)Days + WarmUpDays}"
        : Start.Year is < 1990 or > 2150 ? $"the start must lie in the years 1990 to 2150, not in {Start.Year}"
        : !Currency.TryParse(CurrencyCode, out _) ? $"'{CurrencyCode}' is not a currency of ISO 4217 that one can pay in"
        : ScamPaymentsPerMillion is < 0 or > ScamPaymentsPerMillionMax
            ? $"scam payments per million must be 0 to {ScamPaymentsPerMillionMax}, not {ScamPaymentsPerMillion}"
        : ReportedPercent is < 0 or > 100 ? $"the reported per cent must be 0 to 100, not {ReportedPercent}"
        : (Habits & ~EconomyHabits.All) != 0 ? "a habit was named that there is not"
        : KindShares.ToWeights().Any(share => share is < 0 or > ScamShares.ShareMax) || KindShares.ToWeights().Sum() == 0
            ? $"the shares of the kinds of scam must be 0 to {ScamShares.ShareMax} each and not all 0, not {string.Join(',', KindShares.ToWeights())}"
        : GangPacePercent is < ScalePercentMin or > ScalePercentMax
            ? $"the gangs' pace must be {ScalePercentMin} to {ScalePercentMax} per cent, not {GangPacePercent}"
        : LossScalePercent is < ScalePercentMin or > ScalePercentMax
            ? $"the scale of losses must be {ScalePercentMin} to {ScalePercentMax} per cent, not {LossScalePercent}"
        : null;
}
