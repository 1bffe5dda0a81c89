using System.Text;
using Cordon.Core.Values;

namespace Cordon.Engine.Records;

/// <summary>The record that the holder of an account was right to complain of an order: the order's case speaks against that account no more.</summary>
/// <param name="Account">The order's account, by number.</param>
/// <param name="By">Who upheld the complaint.</param>
internal readonly record struct RightedHolder(uint Order, uint Case, uint Account, Instant Time, string By)
{
    public static RightedHolder Read(ref ColumnReader body) => new(
        (uint)body.VarUInt(), (uint)body.VarUInt(), (uint)body.VarUInt(), new Instant(body.Int64()), Encoding.UTF8.GetString(body.Text()));

    public void Write(ColumnWriter to)
    {
        to.VarUInt(Order);
        to.VarUInt(Case);
        to.VarUInt(Account);
        to.Int64(Time.Milliseconds);
        to.Text(Encoding.UTF8.GetBytes(By));
    }
}
