using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Engine.Records;
using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>
/// Labels from a journal alone, as of a moment: what a centre that runs can learn from. Never a data set's labels, and never what came after.
/// </summary>
public sealed class JournalLabels : IPaymentLabels
{
    private readonly JournalEvidence _evidence;
    private readonly LabelRules _rules;
    private readonly bool _isReplay;
    private readonly PaymentEvidence[] _found;
    private readonly Dictionary<long, (int Start, int Count)> _byPayment = [];
    private readonly HashSet<long> _spokenAgainst = [];
    private readonly NumberedNames _types = new();

    /// <param name="isReplay">Whether payments count by their own times, having happened before they were decided.</param>
    public JournalLabels(JournalEvidence evidence, LabelRules rules, bool isReplay)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(rules);
        (_evidence, _rules, _isReplay, _found) = (evidence, rules, isReplay, [.. evidence.Found]);
        for (int start = 0, end; start < _found.Length; start = end)
        {
            for (end = start + 1; end < _found.Length && _found[end].Sequence == _found[start].Sequence;)
            {
                end++;
            }

            _byPayment.Add(_found[start].Sequence, (start, end - start));
        }

        foreach (var found in _found)
        {
            if (found.Account != 0 && rules.Said(found) is { Label: not PaymentLabel.Genuine })
            {
                _spokenAgainst.Add(found.Account);
            }
        }
    }

    public IReadOnlyList<string> Types => _types.Names;

    /// <summary>The last payment decided until then.</summary>
    public long LastSequence => _evidence.LastSequence;

    /// <summary>As of when.</summary>
    public Instant AsOf => _evidence.AsOf;

    /// <summary>How many labels rest on what, of those that were asked for.</summary>
    public long[] CountBySource { get; } = new long[Enum.GetValues<LabelSource>().Length];

    /// <summary>Payments asked for that have no label since they were decided too short, or too long, before the moment; and for want of evidence.</summary>
    public (long TooYoung, long TooOld, long Unclear) Unlabelled { get; private set; }

    /// <summary>
    /// When the centre decided it, whatever time it bears: nobody could report before. In a replay its own time.
    /// </summary>
    public Instant TimeOf(PaymentBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new Instant(_isReplay ? block.TimeMilliseconds[lane] : block.DecidedMilliseconds);
    }

    public SaidLabel? Find(PaymentBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        var decided = TimeOf(block, lane);
        if (Find(block.FirstSequence + lane, decided, block.Payer[lane], block.Payee[lane]) is not { } label)
        {
            var (young, old, unclear) = Unlabelled;
            Unlabelled = decided + _rules.Youngest > AsOf ? (young + 1, old, unclear) : decided + _rules.Oldest < AsOf ? (young, old + 1, unclear)
                : (young, old, unclear + 1);
            return null;
        }

        CountBySource[(int)label.Source]++;
        return new SaidLabel(label.Label, _types.NumberOf(label.ScamType ?? ""), label.Weight, label.Source == LabelSource.Silence);
    }

    /// <summary>The label of a payment by its number.</summary>
    /// <param name="decided">When it was decided; in a replay its own time.</param>
    /// <param name="payer">The payer's account, by number.</param>
    public JournalLabel? Find(long sequence, Instant decided, long payer, long payee)
    {
        if (sequence > _evidence.LastSequence)
        {
            return null;
        }

        var evidence = _byPayment.TryGetValue(sequence, out var at) ? _found.AsSpan(at.Start, at.Count) : [];
        var label = _rules.LabelOf(decided, evidence, !_evidence.NeverLeft.Contains(sequence), _evidence.AsOf);

        // Through an account that stolen money went through, more of it goes than is reported: silence about its payments says nothing.
        return label is { Source: LabelSource.Silence } && (_spokenAgainst.Contains(payer) || _spokenAgainst.Contains(payee)) ? null : label;
    }
}
