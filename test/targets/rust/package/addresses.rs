//! Addresses of sockets, byte for byte, and through the calls that read and write them.

use std::ffi::{CStr, CString};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use libsys::fd::OwnedFd;
use libsys::socket_address::SocketAddress;
use libsys::sys::{AddressFamily, MessageFlags, SocketFlags, SocketType};
use libsys::{Errno, files, sockets};

#[test]
fn the_bytes_of_an_internet_address() {
    let address = SocketAddr::from(([192, 0, 2, 7], 0x1f90));
    let bytes = SocketAddress::from(address);
    assert_eq!(
        &bytes[..],
        [16, 2, 0x1f, 0x90, 192, 0, 2, 7, 0, 0, 0, 0, 0, 0, 0, 0]
    );
    assert_eq!(bytes.family(), AddressFamily::AF_INET);
    assert_eq!(bytes.ip(), Some(address));
    assert_eq!(bytes.path(), None);
    assert_eq!(format!("{bytes:?}"), "SocketAddress(192.0.2.7:8080)");
}

#[test]
fn the_bytes_of_an_internet_address_of_version_6() {
    let ip = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0x102);
    let address = SocketAddrV6::new(ip, 443, 5, 0x0403_0201);
    let bytes = SocketAddress::from(address);
    let head = [28, 28, 1, 0xbb];
    let middle = [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2];
    assert_eq!(bytes.len(), 28);
    assert_eq!(bytes[..4], head);
    assert_eq!(bytes[4..8], 5_u32.to_ne_bytes());
    assert_eq!(bytes[8..24], middle);
    assert_eq!(bytes[24..], 0x0403_0201_u32.to_ne_bytes());
    assert_eq!(bytes.ip(), Some(SocketAddr::V6(address)));
}

#[test]
fn the_bytes_of_a_path() {
    let bytes = SocketAddress::unix(c"/tmp/s").expect("short");
    assert_eq!(&bytes[..], b"\x08\x01/tmp/s");
    assert_eq!(bytes.path(), Some(c"/tmp/s"));
    assert_eq!(bytes.ip(), None);
    assert_eq!(format!("{bytes:?}"), "SocketAddress(\"/tmp/s\")");
}

#[test]
fn a_path_has_room_for_104_bytes() {
    let path = |length| CString::new(vec![b'x'; length]).expect("no NUL");
    let longest = SocketAddress::unix(&path(104)).expect("it fits");
    assert_eq!(longest.len(), 106);
    assert_eq!(longest.path(), Some(path(104).as_c_str()));
    assert_eq!(SocketAddress::unix(&path(105)), Err(Errno::ENAMETOOLONG));
}

#[test]
fn what_a_call_leaves_untouched_is_no_address() {
    let (result, nothing) = SocketAddress::receive(|room| Ok(room.len())).expect("no call");
    assert_eq!(result, 255);
    assert_eq!(&nothing[..], b"");
    assert_eq!(nothing.family(), AddressFamily::AF_UNSPEC);
    assert_eq!((nothing.ip(), nothing.path()), (None, None));
}

#[test]
fn an_address_that_is_cut_short_is_none() {
    let short = SocketAddress::receive(|room| {
        room[..4].copy_from_slice(&[4, 2, 0, 80]);
        Ok(())
    });
    assert_eq!(short.expect("no call").1.ip(), None);
}

fn stream(family: AddressFamily) -> OwnedFd {
    sockets::socket(family, SocketType::SOCK_STREAM.0, 0).expect("socket")
}

/// Binds, connects and accepts, and gives the addresses of the listener and of the client as the
/// two ends see them.
fn meet(family: AddressFamily, address: &SocketAddress) -> [SocketAddress; 4] {
    let (listener, client) = (stream(family), stream(family));
    sockets::bind(&listener, address).expect("bind");
    sockets::listen(&listener, 1).expect("listen");
    let name = |socket| SocketAddress::receive(|room| sockets::getsockname(socket, room));
    let (_, bound) = name(&listener).expect("getsockname");
    sockets::connect(&client, &bound).expect("connect");
    let (_, own) = name(&client).expect("getsockname");
    let accept =
        |room: &mut [u8]| sockets::accept4(&listener, Some(room), SocketFlags::SOCK_CLOEXEC);
    let ((connection, _), seen) = SocketAddress::receive(accept).expect("accept");
    let peer = |room: &mut [u8]| sockets::getpeername(&client, room);
    let (_, peer) = SocketAddress::receive(peer).expect("getpeername");
    assert_eq!(files::write(&connection, b"hello"), Ok(5));
    let mut word = [0; 8];
    assert_eq!(files::read(&client, &mut word), Ok(5));
    [bound, peer, own, seen]
}

#[test]
fn internet_sockets_meet() {
    let any_port = SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0);
    let [bound, peer, own, seen] = meet(AddressFamily::AF_INET, &any_port.into());
    for address in [bound, own] {
        let address = address.ip().expect("an IP address");
        assert_eq!(address.ip(), IpAddr::V4(Ipv4Addr::LOCALHOST));
        assert_ne!(address.port(), 0);
    }
    assert_eq!((bound.ip(), own.ip()), (peer.ip(), seen.ip()));
}

#[test]
fn local_sockets_meet() {
    let path = std::env::temp_dir().join(format!("libsys-{}-socket", std::process::id()));
    let path = CString::new(path.to_str().expect("UTF-8")).expect("no NUL");
    let address = SocketAddress::unix(&path).expect("it fits");
    let [bound, peer, _, seen] = meet(AddressFamily::AF_UNIX, &address);
    files::unlink(&path).expect("unlink");
    assert_eq!([bound.path(), peer.path()], [Some(path.as_c_str()); 2]);
    assert_eq!(seen.path().map(CStr::to_bytes), Some(b"".as_slice()));
}

#[test]
fn a_datagram_says_where_it_is_from() {
    let datagram = || {
        let socket = sockets::socket(AddressFamily::AF_INET, SocketType::SOCK_DGRAM.0, 0);
        let socket = socket.expect("socket");
        let any_port = SocketAddress::from(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0));
        sockets::bind(&socket, &any_port).expect("bind");
        let name = |room: &mut [u8]| sockets::getsockname(&socket, room);
        let (_, bound) = SocketAddress::receive(name).expect("getsockname");
        (socket, bound)
    };
    let ((one, from), (other, to)) = (datagram(), datagram());
    let none = MessageFlags::empty();
    assert_eq!(sockets::sendto(&one, b"ping", none, Some(&to)), Ok(4));
    let mut word = [0; 8];
    let receive = |room: &mut [u8]| sockets::recvfrom(&other, &mut word, none, Some(room));
    let ((length, _), sender) = SocketAddress::receive(receive).expect("recvfrom");
    assert_eq!((length, sender.ip()), (4, from.ip()));
}
