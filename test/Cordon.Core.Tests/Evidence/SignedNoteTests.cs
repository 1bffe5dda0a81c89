using Cordon.Core.Evidence;
using Xunit;

namespace Cordon.Core.Tests.Evidence;

/// <summary>Notes, checkpoints and keys as others write them: those of github.com/transparency-dev/tessera's testdata at 1811ae1a, Apache-2.0.</summary>
public sealed class SignedNoteTests
{
    private const string Key = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    private const string Note = """
        example.com/log/testdata
        15
        rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=

        — example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=

        """;

    [Fact]
    public void A_note_and_its_key_are_read_and_written_as_they_stood()
    {
        var note = SignedNote.Read(Note)!;
        Assert.Equal(Note, note.Whole);
        var key = VerifierKey.Read(Key)!;
        Assert.Equal((Key, "example.com/log/testdata", 0x33d7b496u), (key.Text, key.Name, key.Id));
        var signature = Assert.Single(note.Signatures);
        Assert.Equal((key.Name, key.Id, 64), (signature.Name, signature.KeyId, signature.Bytes.Length));
        var checkpoint = Checkpoint.Read(note.Text)!;
        Assert.Equal((key.Name, 15, note.Text), (checkpoint.Origin, checkpoint.Size, checkpoint.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=")]
    [InlineData("\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n")]
    [InlineData("a\n015\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n")]
    [InlineData("a\n-1\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n")]
    [InlineData("a\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383c=\n")]
    [InlineData("a\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383ct=\n")]
    [InlineData("a\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs= \n")]
    public void What_is_no_checkpoint_is_none(string text) => Assert.Null(Checkpoint.Read(text));

    [Theory]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— a M9e0luh4")]
    [InlineData("text\n\n- a M9e0luh4\n")]
    [InlineData("text\n\n— a b M9e0luh4\n")]
    [InlineData("text\n\n— a M9e0lg==\n")]
    [InlineData("text\n\n— a+b M9e0luh4\n")]
    public void What_is_no_note_is_none(string text) => Assert.Null(SignedNote.Read(text));

    [Theory]
    [InlineData("example.com/log/testdata+33d7b497+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")]
    [InlineData("example.com/log/other+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")]
    [InlineData("example.com/log/testdata+33d7b496+BOHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")]
    [InlineData("example.com/log/testdata+33d7b496")]
    [InlineData("")]
    public void What_is_no_key_is_none(string text) => Assert.Null(VerifierKey.Read(text));
}
