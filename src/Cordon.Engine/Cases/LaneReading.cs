using Cordon.Core.Tracing;

namespace Cordon.Engine.Cases;

/// <summary>
/// A question about every case or every order. The lane answers it a slice at a time between payments, and all of it is as of the moment when
/// it was begun: what is about to change, and was not read yet, is read before it does.
/// </summary>
/// <remarks>Written by the lane; read by who asked, once it is over.</remarks>
internal abstract class LaneReading(uint last)
{
    // Read before their turn.
    private readonly HashSet<uint> _early = [];
    private uint _next = 1;

    /// <summary>Whether there is nothing more to read.</summary>
    public bool IsOver => _next > last || Fault is not null;

    /// <summary>Why it cannot be answered; null while it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads the next one.</summary>
    public void Advance()
    {
        if (!_early.Remove(_next))
        {
            Try(_next);
        }

        _next = After(_next);
    }

    /// <summary>Gives it up.</summary>
    public void Fail(string fault) => Fault = fault;

    /// <summary>Told before a case or one of its orders changes.</summary>
    public virtual void BeforeCaseChanges(uint number)
    {
    }

    /// <summary>Told before an order on a purse, or what is held there, changes.</summary>
    public virtual void BeforePurseChanges(uint purse)
    {
    }

    /// <summary>Makes the answer of what was read; on any thread.</summary>
    public abstract CommandResult Answer();

    /// <summary>Reads one before its turn, as long as that has not come.</summary>
    protected void ReadEarly(uint number)
    {
        if (number >= _next && number <= last && Fault is null && _early.Add(number))
        {
            Try(number);
        }
    }

    /// <summary>The number to read after another; above all of them when there is none.</summary>
    protected virtual uint After(uint number) => number + 1;

    /// <summary>Reads one; once.</summary>
    /// <exception cref="SegmentDamagedException">What it needs of the money graph is damaged.</exception>
    protected abstract void Read(uint number);

    private void Try(uint number)
    {
        try
        {
            Read(number);
        }
        catch (SegmentDamagedException damage)
        {
            // A question changes nothing, so the lane goes on without it.
            Fail(damage.Message);
        }
    }
}
