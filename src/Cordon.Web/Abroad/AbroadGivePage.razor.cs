using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Abroad;

/// <summary>Where something is given: what of which record, with which marks, and what the release policy says to it before anybody proposes it.</summary>
public sealed partial class AbroadGivePage
{
    // What no bank hands in and an officer may know of a holder.
    private static readonly IReadOnlyList<string> Typed = ["holder_name", "holder_document", "holder_born", "whereabouts"];

    private readonly GiveDraft _draft = new();
    private readonly HashSet<string> _chosen = [];
    private readonly Dictionary<string, string> _typed = [];
    private readonly string _salt = ReleaseDraft.NewSalt();
    private IReadOnlyList<GiveRecord> _records = [];
    private IReadOnlyList<ReceivedObject> _received = [];
    private IReadOnlyList<ReleasePlan> _words = [];
    private AbroadRow? _row;
    private ReleaseDraft? _drafted;
    private ReleasePlan? _plan;
    private Phrase? _caseFault;
    private string _to = "";
    private string _why = "";
    private string _source = "";
    private string _case = "";
    private string _record = "";
    private bool _isBusy;
    private string? _fault;

    /// <summary>The request on which it is given; null where nobody asked.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>What it corrects.</summary>
    [SupplyParameterFromQuery]
    public string? Corrects { get; set; }

    /// <summary>What its originator agreed to.</summary>
    [SupplyParameterFromQuery]
    public string? Agreed { get; set; }

    private bool IsOffer => Id is null;

    private bool IsMissing => Acts is not null && !IsOffer && _row is null;

    private string To => _row?.Other ?? _to;

    private RequestKind Kind => _row?.Content.Kind ?? RequestKind.SpontaneousInformation;

    private TrustedCentre? Own => Acts!.Node.Trust.At(Now)?.Centre(Acts.Node.Id);

    private IReadOnlyList<TrustedCentre> Others =>
        [.. (Acts!.Node.Trust.At(Now)?.Centres ?? []).Where(centre => centre.Id != Acts.Node.Id && !centre.IsMailbox)];

    private string Heading => IsOffer ? S[GiveWords.TitleOffer]
        : S.Say(CorrectedHash == default ? GiveWords.TitleTo : GiveWords.TitleCorrect, Feed.View.NameOf(To));

    private EventHash CorrectedHash => HashOf(Corrects);

    private ReceivedObject? Source => _received.FirstOrDefault(one => one.Key == _source);

    private IReadOnlyList<ReleaseField> Offered =>
        Source?.Given.Content.Fields ?? (IReadOnlyList<ReleaseField>)(_records.FirstOrDefault(record => record.Key == _record)?.Fields ?? []);

    private IReadOnlyList<ReleasePlan> Plans => _plan is null ? [] : [_plan, .. _words];

    /// <summary>Whom to ask first; null where nobody is to be asked, or it is this centre itself.</summary>
    private string? Asked => _drafted is null && _plan is { Decision.Outcome: ReleaseOutcome.AskOriginator } plan && Source is not null && !IsOffer
        ? Acts!.AskedNext(plan.Decision) ?? Acts.OriginatorOf(plan.Decision.Question.Marks) : null;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        if (Acts is not { Office: { } office } acts || Own is null)
        {
            return;
        }

        _draft.Until = S.DayOf(office.OwnMarks.RetainUntil);
        _draft.Purpose = _row?.Content.Kind == RequestKind.Evidence ? ReleasePurposes.Prosecution : ReleasePurposes.Investigation;
        _received = await ReceivedAsync(acts);
        if (_row is { } row && HashOf(Agreed) is var agreed && agreed != default)
        {
            _drafted = (await acts.Node.DraftedAsync(row.Id, agreed))?.Read();
        }

        await LookAsync();
    }

    protected override Task TakeAsync()
    {
        _row = Id is null ? null : Feed.View.Find(Id);
        return Task.CompletedTask;
    }

    private static EventHash HashOf(string? digits) => digits is { Length: 2 * EventHash.Bytes } && digits.All(char.IsAsciiHexDigitLower)
        ? new EventHash(Convert.FromHexString(digits)) : default;

    private bool IsMasked(ReleaseField field) => field.Class == FieldClass.Victim || (Source is { } from && ObjectView.IsHidden(field, from.Given.Cover.Marks));

    private async Task<IReadOnlyList<ReceivedObject>> ReceivedAsync(AbroadActs acts)
    {
        var all = new List<ReceivedObject>();
        foreach (var row in Feed.View.Rows.Where(row => row.Id != _row?.Id))
        {
            foreach (var there in (row.Thread?.State.Objects ?? []).Where(one => one.Giver != row.Own && !one.IsRecalled && one.ReplacedBy == default))
            {
                if (await acts.Node.ObjectAsync(row.Id, there.Hash) is { } given)
                {
                    all.Add(new ReceivedObject(row.Id, there.Hash, Feed.View.NameOf(there.Giver), given));
                }
            }
        }

        return all;
    }

    private async Task OpenAsync()
    {
        _records = CaseId.TryParse(_case.Trim(), out var number) ? await GiveRecords.OfAsync(Known, Desk, number, Me) ?? [] : [];
        _caseFault = _case.Trim().Length == 0 || _records.Count > 0 ? null
            : number != 0 && Known.HasCase(number) && Desk.WorkFor(number, Me) is not null ? GiveWords.NoRecord : AskWords.CaseNotOpen;
        _record = _records is [var first, ..] ? first.Key : "";
        await ChooseAllAsync();
    }

    // All of a record is looked at; what of it leaves the policy says.
    private Task ChooseAllAsync()
    {
        _chosen.Clear();
        _chosen.UnionWith(Offered.Select(field => field.Name));
        return LookAsync();
    }

    private Task ToggleAsync(string name, ChangeEventArgs said)
    {
        _ = said.Value is true ? _chosen.Add(name) : _chosen.Remove(name);
        return LookAsync();
    }

    private Task TypeAsync(string name, ChangeEventArgs said)
    {
        _typed[name] = (said.Value as string ?? "").Trim();
        return LookAsync();
    }

    /// <summary>Asks the policy about what is chosen.</summary>
    private async Task LookAsync()
    {
        _fault = null;
        (_plan, _words) = (null, []);
        if (Acts is not { Office: { } office } || Own is null || To.Length == 0)
        {
            return;
        }

        if (Source is not null && _chosen.Count == 0)
        {
            _chosen.UnionWith(Offered.Select(field => field.Name));
        }

        if (Draft(office) is { Fields.Count: > 0 } draft)
        {
            _plan = await office.AskAsync(draft, To, Kind);
            _words = IsOffer && Opened(_plan) is { } opened ? office.Ask(opened, draft.Marks, draft.Purpose) : [];
        }
    }

    private ReleaseDraft? Draft(ReleaseOffice office)
    {
        if (_drafted is not null)
        {
            return _drafted;
        }

        var marks = Source is { } from ? from.Given.Cover.Marks : _draft.Marks(office.OwnMarks).Marks;
        ReleaseField[] fields =
        [
            .. Offered.Where(field => _chosen.Contains(field.Name)),
            .. Source is not null ? [] : _typed.Where(pair => pair.Value.Length > 0).Select(pair => new ReleaseField(pair.Key, pair.Value, FieldClass.Subject)),
        ];
        return marks is null ? null : new ReleaseDraft(fields, marks, _draft.Action, _draft.Purpose) { Salt = _salt };
    }

    private OpenedRequest? Opened(ReleasePlan plan)
    {
        if (Own is not { } own || Others.FirstOrDefault(centre => centre.Id == _to) is not { } to)
        {
            return null;
        }

        var content = new RequestContent
        {
            Asker = own.Id,
            AskerCountry = own.Country,
            Holder = to.Id,
            HolderCountry = to.Country,
            Kind = RequestKind.SpontaneousInformation,
            Urgency = RequestUrgency.Ordinary,
            Purpose = _why.Trim(),
            CaseReference = _case.Trim(),
            Objects = plan.Given is { } given ? [given.Named(RequestLane.Intelligence, own.Id)] : [],
        };
        return Acts!.Law.FindAll(content, Now) is [var basis, ..] ? new OpenedRequest(content, basis) : null;
    }

    private async Task ProposeAsync()
    {
        await LookAsync();
        await DoAsync(async () => _plan is not { } plan ? GiveWords.NotWhole
            : _row is { } row ? await Acts!.ProposeGivingAsync(row, plan, _draft.IsLast, CorrectedHash, Me)
            : await OfferAsync(plan));
    }

    private async Task<Phrase?> OfferAsync(ReleasePlan plan)
    {
        if (Acts!.Office!.RefusalOf(plan, To, Kind) is { } refusal)
        {
            return refusal;
        }

        if (!CaseId.TryParse(_case.Trim(), out var number) || !Known.HasCase(number) || Desk.WorkFor(number, Me) is null)
        {
            return AskWords.CaseNotOpen;
        }

        if (Opened(plan) is not { } opened)
        {
            return RequestFaults.Say(RequestFault.NoLegalBasis);
        }

        var (id, no) = await Acts.ProposeOpeningAsync(opened, Me, _words, plan);
        Id = id?.ToString();
        return no;
    }

    private Task AskOriginatorAsync() => DoAsync(async () => _plan is { } plan && _row is { } row && Source is { } from
        ? await Acts!.ProposeAskingAsync(row, plan, (from.Request, from.Hash), Me) : GiveWords.NotWhole);

    private async Task DoAsync(Func<Task<Phrase?>> work)
    {
        if (_isBusy || !Me.May(Act.ExchangeAbroad) || Acts?.Office is null)
        {
            return;
        }

        _isBusy = true;
        try
        {
            _fault = await work() is { } refusal ? S.Say(AbroadWords.NotDone, refusal) : null;
        }
        finally
        {
            _isBusy = false;
        }

        if (_fault is null)
        {
            await Feed.LookAsync();
            Navigation.NavigateTo($"/abroad/requests/{Id}");
        }
    }
}
