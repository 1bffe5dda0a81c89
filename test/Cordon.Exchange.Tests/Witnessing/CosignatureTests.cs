using Cordon.Core.Evidence;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Witnessing;
using Xunit;

namespace Cordon.Exchange.Tests.Witnessing;

/// <summary>
/// Cosignatures as C2SP tlog-cosignature has them. The specification publishes no secret key, so the line was made by another program, with Python's
/// cryptography, over the checkpoint of 15 entries of github.com/transparency-dev/tessera's testdata at 1811ae1a, Apache-2.0: seed 00 to 1f, Ed25519.
/// </summary>
public sealed class CosignatureTests
{
    private const string Name = "agency-b.example/witness1";
    private const string PublicKey = "agency-b.example/witness1+dd37f9d9+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
    private const string Body = "example.com/log/testdata\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n";
    private const long Seconds = 1_700_000_000;

    private const string Line =
        "— agency-b.example/witness1 3Tf52QAAAABlU/EA8Ksalh7kTmlIFPRO/50jC8JyWktgWjbjpb8ZCaY7/1Pyo/Js5iv0m/SL/Pgn8ExkAr34GAbhHPwm6x2I0VpoBA==\n";

    [Fact]
    public void A_cosignature_is_to_the_byte_what_another_program_made_of_the_same()
    {
        using var folder = new ScratchFolder();
        using var key = WitnessKey.Open(Kept(folder));
        Assert.Equal(PublicKey, key.Public.Text);
        Assert.Equal(Body + "\n" + Line, new SignedNote(Body, [key.Cosign(Body, Seconds)]).Whole);
    }

    [Fact]
    public void Anothers_cosignature_is_read_with_its_moment_and_whatever_is_changed_is_none()
    {
        var key = CosignerKey.Read(PublicKey)!;
        var note = SignedNote.Read(Body + "\n" + Line)!;
        Assert.Equal(Seconds, WitnessKey.CosignatureOf(key, note)!.Seconds);
        Assert.Null(WitnessKey.CosignatureOf(key, note with { Text = Body.Replace("15", "16", StringComparison.Ordinal) }));
        Assert.Null(WitnessKey.CosignatureOf(key with { Name = "another" }, note));
        for (var at = 0; at < note.Signatures[0].Bytes.Length; at++)
        {
            var bytes = note.Signatures[0].Bytes.ToArray();
            bytes[at] ^= 1;
            Assert.Null(WitnessKey.CosignatureOf(key, note with { Signatures = [note.Signatures[0] with { Bytes = bytes }] }));
        }
    }

    [Fact]
    public void A_logs_key_is_no_witnesss_and_a_witnesss_no_logs()
    {
        Assert.Null(VerifierKey.Read(PublicKey));
        Assert.Null(CosignerKey.Read("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"));
        using var folder = new ScratchFolder();
        var file = Kept(folder);
        Assert.Contains("no key of a log", Assert.Throws<IOException>(() => Engine.Proving.LogKey.Open(file)).Message);
    }

    private static string Kept(ScratchFolder folder)
    {
        var file = folder.In("witness.key");
        File.WriteAllText(file, $"cordon-witness-key/1 {Name} {Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)])}\n");
        return file;
    }
}
