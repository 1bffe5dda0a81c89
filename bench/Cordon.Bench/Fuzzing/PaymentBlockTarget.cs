using Cordon.Core.Screening;
using Cordon.Engine.Records;

namespace Cordon.Bench.Fuzzing;

/// <summary>
/// Payment blocks as a journal's records hold them: what is read can be written and read again, alike; whatever else throws and harms nothing.
/// </summary>
internal sealed class PaymentBlockTarget() : FuzzTarget("payment-block")
{
    private readonly PaymentBlock _block = new();
    private readonly PaymentBlock _again = new();
    private readonly ColumnWriter _first = new();
    private readonly ColumnWriter _second = new();

    public override IReadOnlyList<byte[]> Samples { get; } = [Sample(1), Sample(7), Sample(64)];

    public override bool Accepts(byte[] input)
    {
        try
        {
            var reader = new ColumnReader(input);
            _block.Read(ref reader, withFacts: false);
            reader = new ColumnReader(input);
            _block.Read(ref reader, withFacts: true);
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return false;
        }

        Require(_block.Count is >= 0 and <= FactBlock.Lanes, $"a block of {_block.Count} payments");
        _first.Clear();
        _block.Write(_first);
        var from = new ColumnReader(_first.Written.Span);
        _again.Read(ref from, withFacts: true);
        Require(from.IsAtEnd, $"of {_first.Length} bytes written only {from.Position} are read");
        _second.Clear();
        _again.Write(_second);
        Require(_first.Written.Span.SequenceEqual(_second.Written.Span), "read again it is another");
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _block.Dispose();
        _again.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Sample(int count)
    {
        var dice = new FuzzDice();
        dice.Restart(count);
        using var block = new PaymentBlock { Count = count, FirstSequence = 1000, PolicyNumber = 2, DecidedMilliseconds = 1_772_357_400_000 };
        for (var fact = 0; fact < Facts.Count; fact++)
        {
            for (var lane = 0; lane < count; lane++)
            {
                block.FactBlock[fact, lane] = dice.Below(4) == 0 ? Facts.Unknown : dice.Below(1 << (fact % 24));
            }
        }

        for (var lane = 0; lane < count; lane++)
        {
            (block.Payer[lane], block.Payee[lane], block.Submitter[lane]) = (dice.Below(1000), dice.Below(1000), dice.Below(3));
            (block.TimeMilliseconds[lane], block.AmountMinor[lane], block.CurrencyNumber[lane]) = (1_772_357_400_000 + lane, dice.Below(1_000_000), 978);
            (block.Verdicts.Scores[lane], block.Verdicts.Outcomes[lane]) = (dice.Below(1_000_000), (Outcome)dice.Below(4));
            block.Verdicts.Fired[lane].Add(dice.Below(256));
            foreach (var which in PaymentBlock.KeptTexts)
            {
                block.SetText(lane, which, "payment text"u8[..dice.Below(12)]);
            }
        }

        var writer = new ColumnWriter();
        block.Write(writer);
        return writer.Written.ToArray();
    }
}
