using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Trust;

namespace Cordon.Web.Abroad;

/// <summary>Audits of private questions: an auditor looks at what this centre asked, and everybody sees what came of it.</summary>
internal sealed class AbroadAudits(ConsoleSettings settings, AbroadFeed feed, Centre centre)
{
    private readonly QuestionAudits? _audits = settings.Abroad?.Audits;

    private readonly QuestionInspections? _inspections = settings.Abroad is { Audits: { } audits, Questions: { } asker } abroad
        ? new QuestionInspections(abroad.Desk.Node, asker, audits) : null;

    /// <summary>All audits, the last first.</summary>
    public Task<IReadOnlyList<QuestionAudit>> AllAsync() => _audits?.AllAsync() ?? Task.FromResult<IReadOnlyList<QuestionAudit>>([]);

    /// <summary>Of each audit that failed, who had asked whom.</summary>
    public async Task<IReadOnlyList<(string Asker, string Holder)>> FailedAsync() =>
    [
        .. (await AllAsync().ConfigureAwait(false)).Where(audit => audit.Result is { Failures: > 0 })
            .Select(audit => (audit.Challenge.Epoch.Asker, audit.Challenge.Epoch.Holder)),
    ];

    /// <summary>Why a person inspects nothing; null where they do.</summary>
    public Phrase? Refusal(ActingOfficer me) =>
        _inspections is null || !me.May(Act.SeeAudit) || me.May(Act.ExchangeAbroad) ? AuditWords.NotYours : feed.Acts!.KeyRefusal(me, KeyUse.Inspector);

    /// <summary>Opens to an inspector what was drawn, and says the result; or why not.</summary>
    public async Task<(Inspection? Found, Phrase? WhyNot)> InspectAsync(QuestionAudit audit, ActingOfficer me)
    {
        if (Refusal(me) is { } refusal)
        {
            return (null, refusal);
        }

        Inspection? found = null;
        var fault = await AbroadQuestions.TryAsync(
            async () => found = await _inspections!.InspectAsync(audit, me.Id, OpenedAtAsync).ConfigureAwait(false)).ConfigureAwait(false);
        return (found, fault ?? (found is null ? AuditWords.Gone : found.Refusal == AuditRefusal.None ? null : AuditWords.Say(found.Refusal)));
    }

    private async Task<Instant?> OpenedAtAsync(string reference) =>
        CaseId.TryParse(reference, out var number) && centre.HasCase(number)
        && await centre.FindCasesAsync([number]).ConfigureAwait(false) is [{ Reports: [var first, ..] }] ? first.KeyedIn : null;
}
