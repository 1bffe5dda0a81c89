using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Cordon.Web.Orders;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Abroad;

/// <summary>Where another centre is asked: what it would learn, on which basis, and until when it answers, before anybody proposes it.</summary>
public sealed partial class AbroadAskPage
{
    private static readonly IReadOnlyList<RequestKind> Kinds =
        [RequestKind.FreezeMoney, RequestKind.PreserveData, RequestKind.IdentifyHolder, RequestKind.LocatePerson, RequestKind.Evidence];

    private static readonly IReadOnlyList<string> Currencies = [.. Core.Values.Currency.All.Select(one => one.Code).Order(StringComparer.Ordinal)];

    private readonly AskDraft _draft = new();
    private IReadOnlyList<LegalBasisReference> _bases = [];
    private IReadOnlyList<Phrase> _whyNot = [];
    private IReadOnlyList<ReleasePlan> _plans = [];
    private IReadOnlyList<DisclosedClaim> _claims = [];
    private StolenPayment? _paid;
    private Phrase? _paymentFault;
    private AbroadView? _view;
    private RequestKind _purposeOf;
    private string _hit = "";
    private string? _instrument;
    private bool _isBusy;
    private string? _fault;

    /// <summary>What is asked, as kinds are named between centres.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Which centre.</summary>
    [SupplyParameterFromQuery(Name = "centre")]
    public string? With { get; set; }

    private TrustedCentre? Own => Acts!.Node.Trust.At(Now)?.Centre(Acts.Node.Id);

    private IReadOnlyList<TrustedCentre> Others =>
        [.. (Acts!.Node.Trust.At(Now)?.Centres ?? []).Where(centre => centre.Id != Acts.Node.Id && !centre.IsMailbox)];

    private TrustedCentre? To => Others.FirstOrDefault(centre => centre.Id == _draft.To);

    private LegalBasisReference? Basis => _bases.FirstOrDefault(one => one.Instrument == _instrument) ?? (_bases is [var first, ..] ? first : null);

    private Money? Amount => Currency.TryParse(_draft.Currency, out var currency) && TypedAmount.TryRead(_draft.Amount, currency, out var minor)
        ? new Money(minor, currency) : null;

    private string AccountSaid => _draft.AccountFault is { } fault ? S.Say(AskWords.NotRead, fault)
        : _draft.Reading.IsRead ? S.Say(AskWords.ReadAs, _draft.Reading.Identifier.Value) : "";

    /// <summary>Why nothing that is chosen so far can be proposed, whatever else is written; null where it can.</summary>
    private Phrase? Bar => To is null ? null
        : Own is null ? AbroadWords.NoListCounts
        : _bases.Count == 0 ? RequestFaults.Say(RequestFault.NoLegalBasis)
        : _draft.NeedsHit && _draft.Hit is null ? GiveWords.NoHitShort
        : null;

    /// <summary>What is wrong with the case's number, and who can help; null for nothing, or while it is not whole.</summary>
    private Phrase? CaseSaid => !CaseId.TryParse(_draft.Case.Trim(), out var number) ? null
        : !Known.HasCase(number) ? AskWords.CaseNone
        : Desk.WorkFor(number, Me) is null ? AskWords.CaseNotYours : null;

    protected override void OnParametersSet()
    {
        _draft.Kind = Kinds.FirstOrDefault(kind => NameOf(kind) == Kind, RequestKind.FreezeMoney);
        _draft.To = With ?? "";
        if (_purposeOf != _draft.Kind)
        {
            (_purposeOf, _draft.Told.Purpose) = (_draft.Kind, AskedWords.PurposeOf(_draft.Kind));
        }

        Look();
    }

    protected override async Task TakeAsync()
    {
        if (!ReferenceEquals(_view, Feed.View))
        {
            _view = Feed.View;
            _claims = await Questions.DisclosedAsync();
        }

        Look();
    }

    private IReadOnlyList<DisclosedClaim> Hits => [.. _claims.Where(claim => claim.Holder == _draft.To)];

    // What is chosen stands in the address; what is written of a case does not.
    private void Remember()
    {
        Look();
        var centre = _draft.To.Length == 0 ? "" : "&centre=" + Uri.EscapeDataString(_draft.To);
        Navigation.NavigateTo($"/abroad/ask?kind={NameOf(_draft.Kind)}{centre}", replace: true);
    }

    private static string NameOf(RequestKind kind) => kind switch
    {
        RequestKind.PreserveData => "preserve-data",
        RequestKind.Evidence => "evidence",
        RequestKind.IdentifyHolder => "identify-holder",
        RequestKind.LocatePerson => "locate-person",
        _ => "freeze-money",
    };

    private void Look()
    {
        _plans = [];
        _draft.Hit = Hits.FirstOrDefault(claim => claim.Match.ToString() == _hit) ?? (Hits is [var first, ..] ? first : null);
        if (Acts is not { Law: var law } || Own is not { } own || To is not { } to)
        {
            (_bases, _whyNot) = ([], []);
            return;
        }

        var content = _draft.Content(own, to, Amount);
        _bases = law.FindAll(content, Now);
        _plans = Basis is { } basis && Acts.Office is { } office && Told is { } told
            ? office.Ask(new OpenedRequest(content, basis, Paid), told, _draft.Told.Purpose) : [];
        _whyNot = _bases.Count > 0 ? [] : [.. law.Instruments.Select(instrument => law.Find(instrument, content, Now).Refusal).OfType<Phrase>().Distinct()];
    }

    private StolenPayment? Paid => _draft.Kind == RequestKind.FreezeMoney ? _paid : null;

    /// <summary>Looks the payment up that brought the money: the other centre is told of none that was not made to that account.</summary>
    private async Task ReadPaymentAsync()
    {
        (_paid, _paymentFault) = (null, null);
        if (_draft.Payment.Trim() is { Length: > 0 } id)
        {
            foreach (var sequence in await Known.FindPaymentsAsync(id))
            {
                if (await Known.ReadDecisionAsync(sequence) is { } decided && _draft.Reading.IsRead
                    && Canonicaliser.Read(CanonicalKind.Account, Text(decided, PaymentText.PayeeAccount)) is { IsRead: true } payee
                    && payee.Identifier == _draft.Reading.Identifier)
                {
                    _paid = new StolenPayment(Text(decided, PaymentText.PaymentId), decided.Payment.Time(0), null);
                    break;
                }
            }

            _paymentFault = _paid is null ? AskWords.PaymentUnknown : null;
        }

        Look();
    }

    private static string Text(RecordedDecision decided, PaymentText what) => Encoding.UTF8.GetString(decided.Payment.Text(0, what));

    private async Task ProposeAsync()
    {
        if (_isBusy || !Me.May(Act.ExchangeAbroad))
        {
            return;
        }

        _isBusy = true;
        try
        {
            await ReadPaymentAsync();
            var (id, refusal) = Refusal() is { } wrong ? (null, wrong)
                : await Acts!.ProposeOpeningAsync(new OpenedRequest(_draft.Content(Own!, To!, Amount), Basis!, Paid), Me, _plans.Count == 0 ? null : _plans);
            _fault = refusal is null ? null : S.Say(AbroadWords.NotDone, refusal);
            if (id is { } made)
            {
                await Feed.LookAsync();
                Navigation.NavigateTo($"/abroad/requests/{made}");
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <summary>What is wrong before the request itself is asked about; null for nothing.</summary>
    private Phrase? Refusal() => Own is null ? AbroadWords.NoListCounts
        : To is null ? AskWords.Missing
        : _draft.NeedsHit && _draft.Hit is null ? GiveWords.NoHitShort
        : _draft.AccountFault is { } account ? account
        : _paymentFault is { } payment && _draft.Kind == RequestKind.FreezeMoney ? payment
        : _draft.Kind == RequestKind.FreezeMoney && Amount is null ? Phrase.Same(TypedAmount.Fault(S, CurrencyOf(_draft.Currency)).TrimEnd('.', '。'))
        : !CaseId.TryParse(_draft.Case.Trim(), out var number) || !Known.HasCase(number) || Desk.WorkFor(number, Me) is null ? AskWords.CaseNotOpen
        : Basis is null ? RequestFaults.Say(RequestFault.NoLegalBasis)
        : null;

    // What is told of a person is the centre's own; how long it is kept is nobody's choice here.
    private Marks? Told
    {
        get
        {
            var own = Acts!.Office!.OwnMarks;
            _draft.Told.Until = DateOnly.FromDateTime(own.RetainUntil.ToDateTimeOffset().UtcDateTime);
            return _draft.Told.Marks(own).Marks;
        }
    }

    private static Currency CurrencyOf(string code) => Currency.TryParse(code, out var currency) ? currency : Currency.Unknown;
}
