namespace Cordon.Bench.Kills;

/// <summary>
/// Holds a journal against the answers that were given: each answered payment is in it once, with the very verdict; nothing seen in it
/// before has changed. Keeps from one check to the next what the batches looked like.
/// </summary>
public sealed class JournalProof
{
    /// <summary>Faults told of what the journal is in itself, and of what it is against the answers: many of one hide none of the other.</summary>
    private const int FaultsMax = 100;

    private IReadOnlyDictionary<long, UInt128> _seen = new Dictionary<long, UInt128>();

    /// <summary>Batches and payments of the last check.</summary>
    public long Batches { get; private set; }

    public long Payments { get; private set; }

    /// <summary>Everything that is wrong, in words; empty when nothing is.</summary>
    /// <param name="isAllAnswered">Whether all that was ever sent has its answer, so that the journal has nothing besides.</param>
    public IReadOnlyList<string> Check(string path, AnswerBook book, bool isAllAnswered)
    {
        var journal = JournalReading.Of(path);
        (Batches, Payments) = (journal.FrameHashes.Count, journal.Payments.Count);
        var faults = new List<string>(book.Faults);
        foreach (var (position, hash) in _seen)
        {
            if (!journal.FrameHashes.TryGetValue(position, out var now) || now != hash)
            {
                faults.Add($"position {position} is not the batch that stood there before");
            }
        }

        _seen = journal.FrameHashes;
        foreach (var (sent, answer) in book.Answers.Values)
        {
            if (Wrong(journal, sent, answer) is { } wrong)
            {
                faults.Add($"{sent.PaymentId} of {sent.Sender} {wrong}");
            }
        }

        if (isAllAnswered && journal.Payments.Count != book.Answers.Count)
        {
            faults.Add($"the journal has {journal.Payments.Count} payments and {book.Answers.Count} were answered");
        }

        CheckCommands(journal, book, faults);
        return [.. Told(journal.Faults), .. Told(faults)];
    }

    private static IEnumerable<string> Told(IReadOnlyCollection<string> faults) =>
        faults.Count > FaultsMax ? faults.Take(FaultsMax).Append($"and {faults.Count - FaultsMax} more") : faults;

    private static string? Wrong(JournalReading journal, SentPayment sent, Answer answer)
    {
        if (!journal.Submitters.TryGetValue(sent.Sender, out var submitter)
            || journal.Find(submitter, sent.PaymentId) is not { } found)
        {
            return $"was answered, {answer.Outcome}, and is not in the journal";
        }

        if ((found.Payer, found.Payee, found.TimeMilliseconds, found.AmountMinor)
            != (sent.Payer, sent.Payee, sent.TimeMilliseconds, sent.AmountMinor))
        {
            return $"is in the journal with other content: {found}";
        }

        var recorded = new Answer(found.PaymentId, found.Outcome, found.ScoreMillionths, found.Codes, found.HoldUntilMilliseconds, found.Sequence);
        return recorded == answer ? null : $"was answered with {answer} and is in the journal with {recorded}";
    }

    private static void CheckCommands(JournalReading journal, AnswerBook book, List<string> faults)
    {
        foreach (var (report, sent) in book.Reports)
        {
            var names = $"{sent.PaymentId}\n{journal.Submitters.GetValueOrDefault(sent.Sender)}";
            if (!journal.Reports.TryGetValue(report, out var recorded) || recorded != names)
            {
                faults.Add($"the report {report} was answered and is not in the journal");
            }
        }

        foreach (var (sender, payment) in book.Released.Keys)
        {
            if (journal.HoldsEnded.GetValueOrDefault((journal.Submitters.GetValueOrDefault(sender), payment)) != 1)
            {
                faults.Add($"the release of {payment} was answered and is not in the journal");
            }
        }
    }
}
