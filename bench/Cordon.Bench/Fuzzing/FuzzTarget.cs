using System.Text;

namespace Cordon.Bench.Fuzzing;

/// <summary>A parser under fire: inputs it reads, what they are broken with, and what must hold whatever comes. Used by one thread at a time.</summary>
public abstract class FuzzTarget(string name) : IDisposable
{
    /// <summary>The parser's name on the command line and in the figures.</summary>
    public string Name { get; } = name;

    /// <summary>The most bytes one input may make the parser allocate: a small input must not cost a large memory.</summary>
    public virtual long AllocatedBytesMax => 8 * 1024 * 1024;

    /// <summary>Inputs that the parser accepts, which are then broken.</summary>
    public abstract IReadOnlyList<byte[]> Samples { get; }

    /// <summary>Pieces that mean something to the parser.</summary>
    public virtual IReadOnlyList<byte[]> Pieces => FuzzMutator.PlainPieces;

    /// <summary>Reads an input; whether it was accepted.</summary>
    /// <exception cref="FuzzException">Something that must hold does not. Any other exception is one that the parser does not document.</exception>
    public abstract bool Accepts(byte[] input);

    /// <summary>The input of a number: a sample, broken in a few places.</summary>
    public virtual byte[] Input(FuzzDice dice) => FuzzMutator.Break(this, dice);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Says that something that must hold does not.</summary>
    protected static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FuzzException(otherwise);
        }
    }

    /// <summary>Texts as UTF-8.</summary>
    protected static byte[][] Utf8(params IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
