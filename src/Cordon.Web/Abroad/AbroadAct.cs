using System.Collections.Immutable;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;

namespace Cordon.Web.Abroad;

/// <summary>Something that a person may propose to say in a request: its key, its name, what its form asks for, and what it makes of that.</summary>
internal sealed record AbroadAct(string Key, Phrase Name, AbroadField Field, Func<AbroadDraft, RequestDetails> Make, bool IsGrave = false)
{
    // As a date is asked for without a time, a day more than the law wants.
    private static readonly TimeSpan PreservedFor = CooperationRequest.PreservedMin + TimeSpan.FromDays(1);

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<AbroadAct> All =
    [
        new("a", AbroadSayings.ActAccept, AbroadField.None, _ => new RequestDetails.Accepted()),
        new("i", AbroadSayings.ActAnswer, AbroadField.Text, draft => new RequestDetails.InformationGiven(draft.Text)),
        new("p", AbroadSayings.ActPreserve, AbroadField.Day, draft => new RequestDetails.Preserved(draft.Until)),
        new("n", AbroadSayings.ActNeed, AbroadField.Text, draft => new RequestDetails.InformationNeeded(draft.Text)),
        new("o", AbroadSayings.ActNothing, AbroadField.None, _ => new RequestDetails.Released([], IsFinal: true)),
        new("m", AbroadSayings.ActRedirect, AbroadField.Authority, draft => new RequestDetails.Redirected(draft.Text)),
        new("r", AbroadSayings.ActRefuse, AbroadField.Code, draft => new RequestDetails.Refused(draft.Code), IsGrave: true),
        new("f", AbroadSayings.ActFeedback, AbroadField.Feedback, draft => new RequestDetails.FeedbackGiven(draft.Value, draft.Frozen, draft.Recovered)),
        new("s", AbroadSayings.ActFiled, AbroadField.Reference, draft => new RequestDetails.AssistanceFiled(draft.Text)),
        new("e", AbroadSayings.ActEscalate, AbroadField.Text, draft => new RequestDetails.Escalated(draft.Text)),
        new("t", AbroadSayings.ActDelete, AbroadField.Object, draft => new RequestDetails.DeletionAttested(draft.Object)),
        new("l", GiveWords.ActRecall, AbroadField.Recall, draft => new RequestDetails.Recalled(draft.Object, draft.Text), IsGrave: true),
        new("c", GiveWords.ActConsent, AbroadField.None, draft => draft.Consent is { IsGiven: true, Ask: var ask }
            ? new RequestDetails.ConsentGiven(ask.Content, ask.Recipient, ask.Lane, ask.Until)
            : new RequestDetails.ConsentGiven(default, "", default, default)),
        new("u", GiveWords.ActNoConsent, AbroadField.None, draft =>
            new RequestDetails.ConsentDenied(draft.Consent is { IsGiven: false, Ask: var ask } ? ask.Content : default)),
        new("x", AbroadSayings.ActDispute, AbroadField.Text, draft => new RequestDetails.Disputed(draft.Text, ImmutableArray<EventHash>.Empty)),
        new("w", AbroadSayings.ActWithdraw, AbroadField.Text, draft => new RequestDetails.Withdrawn(draft.Text), IsGrave: true),
    ];

    /// <summary>What a form begins with: what makes an act whole where its words are put in.</summary>
    public AbroadDraft Begun(AbroadRow row, Instant now)
    {
        var request = row.Thread!.State;
        return new AbroadDraft
        {
            Code = CodesOf(request).FirstOrDefault(),
            Until = now + PreservedFor,
            Object = ObjectsOf(Field, request, row.Own).FirstOrDefault()?.Hash ?? default,
            Consent = row.Consent,
        };
    }

    /// <summary>The objects that an act may be about.</summary>
    public static IEnumerable<ThreadObject> ObjectsOf(AbroadField field, CooperationRequest request, string own) =>
        field == AbroadField.Recall ? request.Objects.Where(given => given is { IsRecalled: false } && given.Giver == own) : Deletable(request, own);

    /// <summary>The codes with which a request may be refused.</summary>
    public static IEnumerable<RefusalCode> CodesOf(CooperationRequest request) => request.Content is not { } content ? []
        : RefusalCodes.All.Where(code => RefusalCodes.MayRefuse(code, content.Kind, request.Basis?.Instrument))
            .OrderBy(code => code == RefusalCode.NoLegalBasis);

    /// <summary>The objects that the other side took back and that this one still has.</summary>
    public static IEnumerable<ThreadObject> Deletable(CooperationRequest request, string own) =>
        request.Objects.Where(given => given is { IsRecalled: true, IsDeleted: false } && given.Giver != own);

    /// <summary>Whether it is to be offered: with words in it, nothing stands against it.</summary>
    public bool IsPossible(AbroadActs acts, AbroadRow row, Core.Casework.ActingOfficer me)
    {
        if (row.Thread is null)
        {
            return false;
        }

        var draft = Begun(row, acts.Now);
        draft.Text = "words";
        var act = Make(draft);
        return acts.Decide(row, act, me).Act is not null && acts.OrderRefusal(row, act) is null;
    }
}
