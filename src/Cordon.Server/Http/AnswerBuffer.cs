using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Screening;

namespace Cordon.Server.Http;

/// <summary>A growing buffer with the JSON of answers, written by hand: an answer is a dozen copies and two numbers.</summary>
internal sealed class AnswerBuffer : IBufferWriter<byte>
{
    // Characters that stand in a JSON string as they are.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        [.. Enumerable.Range(32, 95).Select(i => (byte)i).Where(b => b is not ((byte)'"' or (byte)'\\'))]);

    private byte[] _bytes = new byte[1024];
    private int _used;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _used);

    public void Clear() => _used = 0;

    public void Advance(int count) => _used += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Room(Math.Max(sizeHint, 256));
        return _bytes.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>The decision on one payment as a JSON object.</summary>
    public void Decision(ReadOnlySpan<byte> paymentId, in Decision decision)
    {
        Raw("{\"payment_id\":"u8);
        Text(paymentId);
        Raw(",\"outcome\":"u8);
        Raw(Outcomes(decision.Outcome));
        Raw(",\"score\":"u8);
        Score(decision.Score);
        if (decision.Reasons.Count == 0 && decision.PayerMessage is null && decision.ScamType is null && decision.Outcome != Outcome.Hold)
        {
            Raw(",\"reasons\":[],\"payer_message\":null,\"scam_type\":null,\"hold_until\":null,\"at_expiry\":null,\"sequence\":"u8);
        }
        else
        {
            Explanation(decision);
            Raw(",\"sequence\":"u8);
        }

        Number(decision.Sequence);
        Raw(decision.IsRepeat ? ",\"repeated\":true}"u8 : ",\"repeated\":false}"u8);
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_used));
        _used += bytes.Length;
    }

    public void Number(long number)
    {
        Room(20);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_used), out var written);
        _used += written;
    }

    /// <summary>A JSON string.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        Room((utf8.Length * 6) + 2);
        _bytes[_used++] = (byte)'"';
        if (utf8.IndexOfAnyExcept(Plain) < 0)
        {
            utf8.CopyTo(_bytes.AsSpan(_used));
            _used += utf8.Length;
        }
        else
        {
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(utf8, _bytes.AsSpan(_used), out _, out var written);
            _used += written;
        }

        _bytes[_used++] = (byte)'"';
    }

    /// <summary>A JSON string, or null.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Raw("null"u8);
        }
        else
        {
            Text(Encoding.UTF8.GetBytes(text));
        }
    }

    private static ReadOnlySpan<byte> Outcomes(Outcome outcome) => outcome switch
    {
        Outcome.Allow => "\"allow\""u8,
        Outcome.Warn => "\"warn\""u8,
        Outcome.Hold => "\"hold\""u8,
        _ => "\"block\""u8,
    };

    private void Explanation(in Decision decision)
    {
        Raw(",\"reasons\":["u8);
        for (var i = 0; i < decision.Reasons.Count; i++)
        {
            Raw(i == 0 ? "{\"code\":"u8 : ",{\"code\":"u8);
            Text(decision.Reasons[i].Code);
            Raw(",\"text\":"u8);
            Text(decision.Reasons[i].Sentence);
            Raw("}"u8);
        }

        Raw("],\"payer_message\":"u8);
        Text(decision.PayerMessage);
        Raw(",\"scam_type\":"u8);
        Text(decision.ScamType);
        Raw(",\"hold_until\":"u8);
        Text(decision.Outcome == Outcome.Hold ? decision.HoldUntil.ToString() : null);
        Raw(",\"at_expiry\":"u8);
        Raw(decision.Outcome != Outcome.Hold ? "null"u8 : decision.AtExpiry == Outcome.Block ? "\"block\""u8 : "\"release\""u8);
    }

    private void Score(Score score)
    {
        Room(8);
        var (one, fraction) = Math.DivRem(score.Millionths, Core.Values.Score.One);
        _bytes[_used++] = (byte)('0' + one);
        _bytes[_used++] = (byte)'.';
        Utf8Formatter.TryFormat(fraction, _bytes.AsSpan(_used), out _, new StandardFormat('D', 6));
        _used += 6;
    }

    private void Room(int bytes)
    {
        if (_bytes.Length - _used < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + bytes));
        }
    }
}
