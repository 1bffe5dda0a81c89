using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Exchange.Book;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Wire;
using Xunit;

namespace Cordon.Exchange.Tests.Releases;

/// <summary>Centres that ask each other for the holders of accounts and give what they know, by the ways that screens go.</summary>
internal sealed class GivingCentres : IAsyncDisposable
{
    private GivingCentres(Federation all) => All = all;

    public Federation All { get; }

    public Instant Now => Instant.From(All.Clock.GetUtcNow());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<GivingCentres> OfAsync(params string[] ids) => new(await Federation.OfAsync(ids));

    public RequestDesk DeskOf(string id) => new(All[id]);

    public RequestProposals ProposalsOf(string id) => new(DeskOf(id), All.Clock);

    public ReleaseOffice OfficeOf(string id) => All[id].Release!;

    /// <summary>Has a centre ask another for an account's holder, and the other take it on.</summary>
    public async Task<Guid> AskedAsync(string asker, string holder)
    {
        var content = new RequestContent
        {
            Asker = asker,
            AskerCountry = All.List.Centre(asker)!.Country,
            Holder = holder,
            HolderCountry = All.List.Centre(holder)!.Country,
            Kind = RequestKind.IdentifyHolder,
            Urgency = RequestUrgency.UrgentDirect,
            Purpose = "a victim's money went to this account",
            CaseReference = "C-000001",
            Subject = Canonicaliser.Read(CanonicalKind.Account, "AWAYXB2K/M1").Identifier,
            Match = new EventHash(new byte[EventHash.Bytes].Select((_, at) => (byte)(at + 1)).ToArray()),
        };
        var opened = new OpenedRequest(content, Federation.Law.FindAll(content, Now)[0]);
        var plans = OfficeOf(asker).Ask(opened, purpose: ReleasePurposes.Recovery);
        Assert.All(plans, plan => Assert.Equal(ReleaseOutcome.Permit, plan.Decision.Outcome));
        var sent = await DeskOf(asker).OpenAsync(opened, All.Persons(asker), file: ReleaseFile.Of(plans), cancellation: Cancellation);
        await ReceiptedAsync(asker, sent.Message.Id);
        var taken = await DeskOf(holder).SayAsync(sent.Message.Id, new RequestDetails.Accepted(), All.Persons(holder), cancellation: Cancellation);
        await ReceiptedAsync(holder, taken.Message.Id);
        return sent.Message.Id;
    }

    /// <summary>A record of a mule's account with everything in it, the victim and an informant too.</summary>
    public ReleaseDraft Draft(
        string own, ReleasePurposes purpose, Func<MarksDraft, MarksDraft>? marked = null, ReleaseAction action = ReleaseAction.Record) => new(
        [
            new ReleaseField("account", "AWAYXB2K/M1", FieldClass.Account),
            new ReleaseField("payment", "p1", FieldClass.Payment),
            new ReleaseField("holder_name", "Erika Muster", FieldClass.Subject),
            new ReleaseField("payer_account", "victim-account-4711", FieldClass.Victim),
            new ReleaseField("informant", "informant-called-Fox", FieldClass.Source),
            new ReleaseField("neighbour", "somebody-else-next-door", FieldClass.ThirdParty),
            new ReleaseField("remark", "nobody-classed-this", FieldClass.Unclassified),
        ],
        Marks.Of((marked ?? (one => one))(OfficeOf(own).OwnMarks with { Role = SubjectRole.Mule })).Marks!, action, purpose);

    public Task<ReleasePlan> PlanAsync(string from, string to, ReleaseDraft draft) =>
        OfficeOf(from).AskAsync(draft, to, RequestKind.IdentifyHolder, Cancellation);

    /// <summary>Has two persons give what was planned; the message's number. It is on its way when this returns.</summary>
    public async Task<Guid> GivenAsync(string from, Guid request, ReleasePlan plan, string? reason = null)
    {
        var named = plan.Given!.Named(RequestLane.Intelligence, from);
        return await SaidAsync(from, request, new RequestDetails.Released([named], IsFinal: false), [plan], reason);
    }

    /// <summary>Has two persons say something.</summary>
    public async Task<Guid> SaidAsync(
        string from, Guid request, RequestDetails details, IReadOnlyList<ReleasePlan> plans, string? reason = null, ConsentAsk? ask = null)
    {
        var proposals = ProposalsOf(from);
        var proposal = await proposals.ProposeAsync(RequestBody.Of(details), request, "ann", plans, ask, Cancellation);
        var ended = await proposals.EndAsync(proposal, ProposalState.Approved, "sue", reason, Cancellation);
        return (await proposals.SayAsync(ended, All.Persons(from), Cancellation)).Message.Id;
    }

    public Task ReceiptedAsync(string of, Guid message) => All.UntilAsync(() => All[of].Book.Find(EntryKind.Receipt, message) is not null);

    /// <summary>Waits until a message was withheld; why.</summary>
    public async Task<string> WithheldAsync(string of, Guid message)
    {
        await All.UntilAsync(() =>
        {
            All[of].Kick();
            return All[of].Book.Find(EntryKind.Withheld, message) is not null;
        });
        Assert.Null(All[of].Book.Find(EntryKind.Receipt, message));
        return (await All[of].WithheldAsync(message, Cancellation))!.English;
    }

    public async Task<CooperationRequest> StateAsync(string of, Guid request) => (await DeskOf(of).FindAsync(request, Cancellation))!.State;

    /// <summary>Everything that a centre's book has, as text: whatever ever came to it stands there.</summary>
    public async Task<string> AllOfAsync(string of)
    {
        var all = new System.Text.StringBuilder();
        foreach (var place in All[of].Book.From(0, int.MaxValue))
        {
            if (await All[of].Book.OpenEntryAsync(place, Cancellation) is not { } opened)
            {
                continue;
            }

            all.Append(System.Text.Encoding.UTF8.GetString(opened.Content));
            if (ExchangeNode.MessageOf(opened) is { } message)
            {
                all.Append(System.Text.Encoding.UTF8.GetString(message.Envelope.Payload));
            }

            if (Json.ExchangeJson.Read<CarriedObject>(opened.Content) is { } carried)
            {
                all.Append(System.Text.Encoding.UTF8.GetString(carried.Content));
            }
        }

        return all.ToString();
    }

    public ValueTask DisposeAsync() => All.DisposeAsync();
}
