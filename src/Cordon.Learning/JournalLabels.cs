using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Engine.Records;

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
    private readonly NameTable _types = new();

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
    }

    public IReadOnlyList<string> Types => _types.Names;

    /// <summary>As of when.</summary>
    public Instant AsOf => _evidence.AsOf;

    /// <summary>How many labels rest on what, of those that were asked for.</summary>
    public long[] CountBySource { get; } = new long[Enum.GetValues<LabelSource>().Length];

    public SaidLabel? Find(PaymentBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        var decided = new Instant(_isReplay ? block.TimeMilliseconds[lane] : block.DecidedMilliseconds);
        if (Find(block.FirstSequence + lane, decided) is not { } label)
        {
            return null;
        }

        CountBySource[(int)label.Source]++;
        return new SaidLabel(label.Label, _types.NumberOf(label.ScamType ?? ""), label.Weight);
    }

    /// <summary>The label of a payment by its number.</summary>
    /// <param name="decided">When it was decided; in a replay its own time.</param>
    public JournalLabel? Find(long sequence, Instant decided)
    {
        if (sequence > _evidence.LastSequence)
        {
            return null;
        }

        var evidence = _byPayment.TryGetValue(sequence, out var at) ? _found.AsSpan(at.Start, at.Count) : [];
        return _rules.LabelOf(decided, evidence, !_evidence.NeverLeft.Contains(sequence), _evidence.AsOf);
    }
}
