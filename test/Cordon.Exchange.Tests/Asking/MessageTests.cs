using System.Text;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Asking;

/// <summary>One message has one text: what is written otherwise, has a field too many or too few, or is no message, is not read.</summary>
public sealed class MessageTests
{
    [Fact]
    public void Every_body_is_read_as_it_was_written_and_in_no_other_way()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([1, 50]);
        var ask = world.Ask(batch);
        var answer = world.Desk.Evaluate(ask).Answer!;
        var finding = batch.Read(answer, world.Known, world.Now);
        var claim = batch.Claim(finding.Hits[0]);
        var file = world.Audit(batch, ask, answer);
        (byte[] Body, Func<byte[], byte[]?> Again)[] bodies =
        [
            (world.Epoch.Announcement.ToBytes(), body => EpochAnnouncement.Read(body)?.ToBytes()),
            (world.Epoch.AddDay([], []).ToBytes(), body => DeltaAnnouncement.Read(body)?.ToBytes()),
            (batch.Manifest.ToBytes(), body => QueryManifest.Read(body)?.ToBytes()),
            (ask.Commit.ToBytes(), body => QueryCommit.Read(body)?.ToBytes()),
            (ask.ToBytes(), body => QueryAsk.Read(body)?.ToBytes()),
            (answer.Record.ToBytes(), body => EvaluationRecord.Read(body)?.ToBytes()),
            (answer.ToBytes(), body => QueryAnswer.Read(body)?.ToBytes()),
            (batch.Close(finding).ToBytes(), body => QueryClose.Read(body)?.ToBytes()),
            (claim.ToBytes(), body => HitClaim.Read(body)?.ToBytes()),
            (world.Claims.Look(claim).Proof!.ToBytes(), body => HolderProof.Read(body)?.ToBytes()),
            (file.Challenge.ToBytes(), body => AuditChallenge.Read(body)?.ToBytes()),
            (file.Openings.ToBytes(), body => AuditOpenings.Read(body)?.ToBytes()),
            (world.Inspector().Audit(file).Result!.ToBytes(), body => AuditResult.Read(body)?.ToBytes()),
        ];
        foreach (var (body, again) in bodies)
        {
            Assert.Equal(body, again(body));
            var text = Encoding.UTF8.GetString(body);
            foreach (var bad in (string[])[
                "", "null", "{}", "[]", text[..^1], text + " ", " " + text, text.Replace(":", ": ", StringComparison.Ordinal), text[..^1] + ",\"more\":1}",
                "{\"epoch\":null," + text[1..], text.Replace("\"root\":", "\"Root\":", StringComparison.Ordinal) is var named && named != text ? named : "x",
                text.Replace("\"epoch\":{", "\"epoch\":{\"more\":1,", StringComparison.Ordinal),
                text.Replace("\"number\":7", "\"number\":0", StringComparison.Ordinal),
                text.Replace("\"number\":7", "\"number\":7.0", StringComparison.Ordinal), text.Replace("\"asking\"", "null", StringComparison.Ordinal),
                text[..1] + new string(' ', 1 << 26) + text[1..]])
            {
                Assert.True(again(Encoding.UTF8.GetBytes(bad)) is null, $"{bad[..Math.Min(bad.Length, 200)]} of {text[..60]}");
            }

            // No byte of it can be another and all be the same.
            var changed = body.ToArray();
            for (var at = 0; at < body.Length; at += Math.Max(1, body.Length / 200))
            {
                changed[at] ^= 1;
                Assert.NotEqual(body, again(changed));
                changed[at] ^= 1;
            }
        }
    }
}
