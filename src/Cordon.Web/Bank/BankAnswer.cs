using Cordon.Core.Cases;

namespace Cordon.Web.Bank;

/// <summary>An answer that a bank's officer may give: what it is to the centre, and what the screen asks for first.</summary>
internal sealed record BankAnswer(FreezeEventKind Kind, Phrase Name, string Key)
{
    /// <summary>Characters of a reason and of a reference: as many as a bank's message may have.</summary>
    public const int ReasonCharactersMax = 400;

    public const int ReferenceCharactersMax = 100;

    public static readonly BankAnswer Full = new(FreezeEventKind.Freeze, BankWords.Full, "f");

    public static readonly IReadOnlyList<BankAnswer> All =
    [
        Full,
        new(FreezeEventKind.Freeze, BankWords.Part, "p") { NeedsAmount = true, IsPart = true },
        new(FreezeEventKind.TooLate, BankWords.NothingThere, "n"),
        new(FreezeEventKind.Refuse, BankWords.Refuse, "x") { NeedsReason = true },
        new(FreezeEventKind.Acknowledge, BankWords.Acknowledge, "w"),
        new(FreezeEventKind.Release, BankWords.LetGo, "l") { NeedsAmount = true, NeedsReason = true, NeedsReference = true },
        new(FreezeEventKind.Return, BankWords.PayBack, "b") { NeedsAmount = true, NeedsReference = true },
        new(FreezeEventKind.ReturnToVictim, BankWords.PayBackVictim, "v") { NeedsAmount = true, NeedsReference = true },
    ];

    public bool NeedsAmount { get; init; }

    /// <summary>Whether it is of less than was asked.</summary>
    public bool IsPart { get; init; }

    public bool NeedsReason { get; init; }

    public bool NeedsReference { get; init; }

    /// <summary>The sum that is meant where nobody says another one, in minor units.</summary>
    public long MeantMinor(FreezeOrder order) => Kind switch
    {
        FreezeEventKind.Freeze => order.Asked.Minor,
        FreezeEventKind.Release => order.ReleaseAskedMinor > 0 ? order.ReleaseAskedMinor : order.HeldMinor,
        FreezeEventKind.Return or FreezeEventKind.ReturnToVictim => order.HeldMinor - order.ReleaseAskedMinor,
        _ => 0,
    };
}
