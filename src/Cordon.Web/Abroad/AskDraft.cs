using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Trust;

namespace Cordon.Web.Abroad;

/// <summary>What a person has written of a request that is not proposed yet.</summary>
internal sealed class AskDraft
{
    public RequestKind Kind { get; set; } = RequestKind.FreezeMoney;

    public string To { get; set; } = "";

    public string Account { get; set; } = "";

    /// <summary>The payment that brought the money, as its bank handed it in; may be left out.</summary>
    public string Payment { get; set; } = "";

    public string Amount { get; set; } = "";

    public string Currency { get; set; } = "EUR";

    public string Case { get; set; } = "";

    public string Purpose { get; set; } = "";

    public RequestUrgency Urgency { get; set; } = RequestUrgency.UrgentDirect;

    public string Formal { get; set; } = "";

    public string Authority { get; set; } = "";

    public string Offence { get; set; } = "";

    public string Data { get; set; } = "";

    public string Custodian { get; set; } = "";

    public string Necessity { get; set; } = "";

    /// <summary>What the person is whom it is about, what the answer is for, and what is to be feared.</summary>
    public GiveDraft Told { get; } = new();

    /// <summary>The disclosed hit that it follows; null where it follows none.</summary>
    public DisclosedClaim? Hit { get; set; }

    /// <summary>Whether it is asked on a disclosed hit alone.</summary>
    public bool NeedsHit => Kind is RequestKind.LocatePerson or RequestKind.IdentifyHolder;

    /// <summary>The account as both centres write it.</summary>
    public CanonicalReading Reading => Canonicaliser.Read(CanonicalKind.Account, Account);

    /// <summary>Why the account cannot be asked about; null where it can, or none is written.</summary>
    public Phrase? AccountFault => Account.Trim().Length == 0 || Reading.IsRead ? null
        : Account.Contains('/', StringComparison.Ordinal) ? (Reading.Fault == AskWords.FaultBank.English ? AskWords.FaultBank : AskWords.FaultOther)
        : Account.Trim() is [>= 'A' and <= 'z', >= 'A' and <= 'z', >= '0' and <= '9', ..] ? AskWords.FaultIban
        : AskWords.FaultShape;

    /// <summary>The request as it would be asked.</summary>
    public RequestContent Content(TrustedCentre own, TrustedCentre to, Money? amount) => new()
    {
        Asker = own.Id,
        AskerCountry = own.Country,
        Holder = to.Id,
        HolderCountry = to.Country,
        Kind = Kind,
        Urgency = Urgency,
        Purpose = Purpose.Trim(),
        CaseReference = Case.Trim(),
        Subject = NeedsHit ? Hit?.Identifier ?? default : Reading.IsRead ? Reading.Identifier : default,
        Match = NeedsHit ? Hit?.Match ?? default : default,
        Amount = Kind == RequestKind.FreezeMoney ? amount : null,
        FormalReference = Kind == RequestKind.Evidence ? Formal.Trim() : null,
        Preservation = Kind != RequestKind.PreserveData ? null
            : new PreservationStatements(Authority.Trim(), Offence.Trim(), Data.Trim(), Custodian.Trim(), Necessity.Trim(), WillAskFormally: true),
    };
}
