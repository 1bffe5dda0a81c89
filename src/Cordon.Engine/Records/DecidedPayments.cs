using System.Runtime.CompilerServices;
using System.Text;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Records;

/// <summary>
/// Reads back what a centre decided, from its journal alone: the payments in their order, each with the facts as they were when it was decided.
/// What is learnt from these has seen what the live system saw, at the moment it saw it, and nothing later.
/// </summary>
/// <remarks>One reading at a time.</remarks>
public sealed class DecidedPayments(IJournal journal, int partition) : IDisposable
{
    private readonly PaymentBlock _block = new();

    private readonly NumberedNames _banks = new();

    // By account number, from 1: its bank's number.
    private readonly List<int> _bankOfAccount = [0];

    /// <summary>The banks seen so far, by their number; number 0 is no bank.</summary>
    public IReadOnlyList<string> Banks => _banks.Names;

    /// <summary>The number of an account's bank; 0 where the account has none.</summary>
    public int BankOf(long account) => _bankOfAccount[(int)account];

    /// <summary>Reads from the beginning. The block is reused: what is needed of it is taken before the next one is asked for.</summary>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    public async IAsyncEnumerable<PaymentBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        _bankOfAccount.RemoveRange(1, _bankOfAccount.Count - 1);
        await foreach (var batch in journal.ReadAsync(partition, 0, cancellation).ConfigureAwait(false))
        {
            for (var position = 0; position < batch.Payload.Length;)
            {
                if (TakeRecord(batch.Payload.Span, ref position))
                {
                    yield return _block;
                }
            }
        }
    }

    public void Dispose() => _block.Dispose();

    /// <summary>Takes the record at a position, and says whether it was a block of payments.</summary>
    private bool TakeRecord(ReadOnlySpan<byte> payload, ref int position)
    {
        var records = new RecordWalk(payload[position..]);
        _ = records.Next();
        position += records.Position;
        var body = records.Body;
        if (records.Kind == RecordKind.AccountRegistered)
        {
            _bankOfAccount.Add(_banks.NumberOf(Encoding.ASCII.GetString(body.Text())));
        }
        else if (records.Kind == RecordKind.PaymentsDecided)
        {
            _block.Read(ref body, withFacts: true);
            return true;
        }

        return false;
    }
}
