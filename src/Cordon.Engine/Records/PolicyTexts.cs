using System.Text;
using Cordon.Core.Values;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Records;

/// <summary>The models that a journal names, as texts, and until when it goes: what learning from it begins with.</summary>
public sealed class PolicyTexts
{
    /// <summary>The first model that was published here; null where none ever was.</summary>
    public string? FirstModel { get; private set; }

    /// <summary>The model that decides at the journal's end; null where the rules decide alone.</summary>
    public string? LastModel { get; private set; }

    /// <summary>Reads a journal. Returns the moment of its last payment, in a replay the payment's own; null where there is none.</summary>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    public async Task<Instant?> ReadAsync(IJournal journal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var isReplay = (await Founding.OfAsync(journal, cancellation: cancellation).ConfigureAwait(false))?.IsReplay ?? false;
        using var block = new PaymentBlock();
        Instant? last = null;
        await foreach (var batch in journal.ReadAsync(0, 0, cancellation).ConfigureAwait(false))
        {
            last = Take(batch.Payload.Span, block, isReplay) ?? last;
        }

        return last;
    }

    private Instant? Take(ReadOnlySpan<byte> payload, PaymentBlock block, bool isReplay)
    {
        Instant? last = null;
        var records = new RecordWalk(payload);
        while (records.Next())
        {
            var body = records.Body;
            if (records.Kind == RecordKind.PolicyPublished)
            {
                TakePolicy(ref body);
            }
            else if (records.Kind == RecordKind.PaymentsDecided)
            {
                block.Read(ref body, withFacts: false);
                last = new Instant(isReplay ? block.TimeMilliseconds[block.Count - 1] : block.DecidedMilliseconds);
            }
        }

        return last;
    }

    private void TakePolicy(ref ColumnReader body)
    {
        _ = body.Text();
        _ = body.TextOrNull();
        switch (body.IsAtEnd ? ModelPart.None : (ModelPart)body.Byte())
        {
            case ModelPart.None: LastModel = null; break;
            case ModelPart.Given:
                LastModel = Encoding.UTF8.GetString(body.Text());
                FirstModel ??= LastModel;
                break;
            default: break;
        }
    }
}
