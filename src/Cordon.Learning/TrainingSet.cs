using System.Text;
using Cordon.Core.Screening;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Learning;

/// <summary>
/// A history to learn from or to be judged by: what a centre decided, in its journal, and what the payments truly were. The facts stay in the
/// journal and are read from it as often as they are needed; only what is kept of a payment besides them is in memory, some tens of bytes each.
/// </summary>
public sealed class TrainingSet : IDisposable
{
    private readonly DecidedPayments _decided;
    private readonly List<LabelledPayment> _payments = [];
    private readonly NumberedNames _channels = new();

    private TrainingSet(string name, IPaymentLabels labels, DecidedPayments decided) => (Name, Labels, _decided) = (name, labels, decided);

    /// <summary>What it is called in a model card.</summary>
    public string Name { get; }

    /// <summary>What the payments were.</summary>
    public IPaymentLabels Labels { get; }

    /// <summary>The payments in the order in which they were decided.</summary>
    public IReadOnlyList<LabelledPayment> Payments => _payments;

    /// <summary>How it is split by time.</summary>
    public TimeSplit Split { get; private set; }

    /// <summary>Channels, by number.</summary>
    public IReadOnlyList<string> Channels => _channels.Names;

    /// <summary>Banks, by number.</summary>
    public IReadOnlyList<string> Banks => _decided.Banks;

    /// <summary>Reads what a journal's payments were.</summary>
    /// <param name="splitOf">How it is split by time; null for <see cref="TimeSplit.Of"/>.</param>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    /// <exception cref="LearningException">There are no payments.</exception>
    public static async Task<TrainingSet> ReadAsync(
        string name, IJournal journal, int partition, IPaymentLabels labels, Func<IReadOnlyList<LabelledPayment>, TimeSplit>? splitOf = null,
        CancellationToken cancellation = default)
    {
        var set = new TrainingSet(name, labels, new DecidedPayments(journal, partition));
        await foreach (var block in set.BlocksAsync(cancellation).ConfigureAwait(false))
        {
            for (var lane = 0; lane < block.Count; lane++)
            {
                set._payments.Add(set.Of(block, lane));
            }
        }

        if (set._payments.Count == 0)
        {
            set.Dispose();
            throw new LearningException($"{name} has no payments.");
        }

        set.Split = (splitOf ?? TimeSplit.Of)(set._payments);
        return set;
    }

    /// <summary>Believes a label only in part: the rest of what it weighed is suspicion. By the payment's place in <see cref="Payments"/>.</summary>
    internal void Believe(int place, float share)
    {
        var weight = _payments[place].Weight;
        _payments[place] = _payments[place] with { Weight = weight * share, Suspected = weight * (1 - share) };
    }

    /// <summary>What a payment of it is used for.</summary>
    public SplitPart PartOf(in LabelledPayment payment) => Split.PartOf(payment.TimeMilliseconds);

    /// <summary>The payments' facts, in blocks of the order of <see cref="Payments"/>; a block is good until the next.</summary>
    public IAsyncEnumerable<PaymentBlock> BlocksAsync(CancellationToken cancellation) => _decided.ReadAsync(cancellation);

    public void Dispose() => _decided.Dispose();

    private LabelledPayment Of(PaymentBlock block, int lane)
    {
        var said = Labels.Find(block, lane);
        return new LabelledPayment(
            Labels.TimeOf(block, lane).Milliseconds, block.AmountMinor[lane], said?.Label, said?.Type ?? 0,
            _channels.NumberOf(Encoding.UTF8.GetString(block.Text(lane, PaymentText.Channel))), _decided.BankOf(block.Payer[lane]),
            AgeBands.Of(block.FactBlock[Facts.PayeeSeenFor, lane]), said?.Weight ?? 1)
        {
            IsSilence = said?.IsSilence ?? false,
        };
    }
}
