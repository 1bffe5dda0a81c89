using System.Text;
using Cordon.Core.Exchange;
using Cordon.Core.Values;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>What other centres asked this one privately, read out of the book; each entry is looked at once.</summary>
public sealed class AskedQuestions(ExchangeNode node) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<Guid, AskedQuestion> _all = [];
    private long _seen;

    /// <summary>All of them, the last first.</summary>
    public async Task<IReadOnlyList<AskedQuestion>> AllAsync(CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            foreach (var place in node.Book.From(_seen, int.MaxValue))
            {
                if (place.Kind is EntryKind.Sent or EntryKind.Received
                    && await node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
                    && ExchangeNode.MessageOf(opened) is { Message: var said })
                {
                    Take(said, place.Kind == EntryKind.Received, opened.Entry.At);
                }

                _seen = place.Leaf + 1;
            }

            return [.. _all.Values.OrderByDescending(question => question.At)];
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private void Take(ExchangeMessage said, bool isReceived, Instant at)
    {
        if (isReceived && said.Kind == MessageKind.QueryCommit && QueryCommit.Read(CarriedBody.In(said)) is { Manifest: var asked }
            && (asked.Epoch.Asker, asked.Epoch.Holder) == (said.From, node.Id))
        {
            _all.TryAdd(
                said.Thread, new AskedQuestion(said.Thread, said.From, asked.Epoch.Kind, asked.Count, asked.Purpose, asked.LegalBasis, at));
        }
        else if (_all.TryGetValue(said.Thread, out var question) && (isReceived ? said.From : said.To) == question.Asker)
        {
            _all[said.Thread] = (isReceived, said.Kind) switch
            {
                (false, MessageKind.QueryRecord) => question with { IsAnswered = true },
                (true, MessageKind.QueryClose) when QueryClose.Read(CarriedBody.In(said)) is { } close => question with { Hits = close.HitCount },
                (true, MessageKind.HitDisclose) when HitClaim.Read(CarriedBody.In(said)) is { } claim
                    && Canonicaliser.ReadInput(Encoding.UTF8.GetBytes(claim.Leaf.Input)) is { IsRead: true } read =>
                    question with { Claims = [.. question.Claims, new AskedClaim(said.Id, read.Identifier, claim.Leaf.CaseReference, at)] },
                (false, MessageKind.HitProof) when ExchangeJson.Read<HitAnswer>(said.Body) is { } answer =>
                    question with { Claims = [.. question.Claims.Select(one => QuestionNumber.OfAnswer(one.Id) == said.Id ? Answered(one, answer, at) : one)] },
                _ => question,
            };
        }
    }

    private static AskedClaim Answered(AskedClaim claim, HitAnswer answer, Instant at) =>
        answer.Proof is { } bytes && HolderProof.Read(bytes) is { Leaf: var leaf }
            ? claim with { AnsweredAt = at, Class = leaf.Class, FirstSeen = leaf.FirstDay } : claim with { AnsweredAt = at };
}
