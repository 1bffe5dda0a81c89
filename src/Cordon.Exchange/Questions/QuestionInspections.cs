using Cordon.Core.Values;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>
/// A centre's own inspector at work: what the holder has drawn of its questions is opened to the inspector, and to nobody else, and both centres' logs get two
/// numbers.
/// </summary>
public sealed class QuestionInspections(ExchangeNode node, QuestionAsker asker, QuestionAudits audits)
{
    /// <summary>The audits of this centre's own questions, the last first.</summary>
    public async Task<IReadOnlyList<QuestionAudit>> AllAsync(CancellationToken cancellation = default) =>
        [.. (await audits.AllAsync(cancellation).ConfigureAwait(false)).Where(audit => audit.Challenge.Epoch.Asker == node.Id)];

    /// <summary>Opens what was drawn to an inspector, who says to both centres how much of it was not good.</summary>
    /// <param name="person">The inspector, by the identifier that records name.</param>
    /// <param name="openedAt">When a case of this centre was opened, by its reference; null for none of its cases.</param>
    /// <returns>
    /// What was found, once it is in the book; null where the batch or what was said of it is not at hand any more. Where there is no audit, nothing is said.
    /// </returns>
    /// <exception cref="InvalidOperationException">No trust list counts now, or it does not have the inspector's key.</exception>
    public async Task<Inspection?> InspectAsync(
        QuestionAudit audit, string person, Func<string, Task<Instant?>> openedAt, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var (list, key) = (node.Trust.Last ?? throw new InvalidOperationException("There is no trust list."), node.Keys.Of(person, KeyUse.Inspector));
        if (await FileAsync(audit, list, openedAt, cancellation).ConfigureAwait(false) is not var (file, terms))
        {
            return null;
        }

        var inspection = new Inspector(terms, key).Audit(file);
        if (inspection.Result is { } result)
        {
            await node.SendAsync(
                new MessageDraft(MessageKind.AuditResult, audit.Challenge.Epoch.Holder, audit.Question, CarriedBody.Of(result.ToBytes()))
                {
                    Id = QuestionNumber.OfResult(audit.Question),
                },
                [],
                cancellation).ConfigureAwait(false);
        }

        return inspection;
    }

    /// <summary>What an inspector gets, and believes; null where it is not at hand.</summary>
    private async Task<(AuditFile File, InspectorTerms Terms)?> FileAsync(
        QuestionAudit audit, TrustList list, Func<string, Task<Instant?>> openedAt, CancellationToken cancellation)
    {
        var (epoch, question) = (audit.Challenge.Epoch, audit.Question);
        if (list.Centre(epoch.Asker) is not { } own || list.Centre(epoch.Holder) is not { } holder
            || await node.OpenMessageAsync(EntryKind.Sent, question, cancellation).ConfigureAwait(false) is not var (sent, committed)
            || QueryCommit.Read(CarriedBody.In(committed.Message)) is not { } commit
            || await node.OpenMessageAsync(EntryKind.Received, QuestionNumber.OfRecord(question), cancellation).ConfigureAwait(false)
                is not var (came, recorded)
            || recorded.Message.From != holder.Id || EvaluationRecord.Read(CarriedBody.In(recorded.Message)) is not { } record
            || ExchangeJson.Read<Delivery>(came.Content) is not { } delivery
            || await asker.KeptAsync(question, cancellation).ConfigureAwait(false) is not { } kept
            || await asker.BatchAsync(kept, cancellation).ConfigureAwait(false) is not { } batch)
        {
            return null;
        }

        using (batch)
        {
            var opened = new Dictionary<string, Instant?>();
            foreach (var reference in kept.Items.Select(item => item.CaseReference).Distinct())
            {
                opened[reference] = await openedAt(reference).ConfigureAwait(false);
            }

            var openings = batch.Open(audit.Challenge.Places(commit.Manifest.Count));
            var terms = new InspectorTerms(
                AskingKeys.Of(own, committed.Message.At), [.. holder.Keys.Select(key => key.PublicKey)],
                (entry, proof) => entry.SequenceEqual(commit.ToBytes())
                    && ShownLog.Shows(list, own, sent.Bytes, sent.Salt, proof).Fault == ExchangeFault.None,
                (entry, proof) => entry.SequenceEqual(record.ToBytes())
                    && ShownLog.Shows(list, holder, delivery.Entry, delivery.Salt, proof).Fault == ExchangeFault.None,
                (reference, seconds) => opened.GetValueOrDefault(reference) is { } at && at.ToDateTimeOffset().ToUnixTimeSeconds() <= seconds);
            return (new AuditFile(commit, record, audit.Challenge, openings), terms);
        }
    }
}
